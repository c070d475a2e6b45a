using System.Buffers;
using BenchmarkDotNet.Attributes;
using Xen.Model.Classes;
using Xen.Model.Rpc.Xml;

namespace Xen.Model.Bench.Micro;

/// <summary>A record as XML, as events and get_record show it. Done once for each version.</summary>
public class SnapshotEncode
{
    private readonly ArrayBufferWriter<byte> _output = new(64 * 1024);
    private readonly TaskRecord _task = new() { NameLabel = "a task" };
    private readonly VMRecord _vm = new() { NameLabel = "a machine" };

    /// <summary>22 fields.</summary>
    [Benchmark]
    public int Task() => Encode(_task);

    /// <summary>90 fields.</summary>
    [Benchmark]
    public int VM() => Encode(_vm);

    private int Encode(Schema.XenRecord record)
    {
        _output.ResetWrittenCount();
        record.Write(new XmlWireWriter(_output));
        return _output.WrittenCount;
    }
}
