using System.Buffers;
using BenchmarkDotNet.Attributes;
using Xen.Model.Codec;

namespace Xen.Model.Bench.Micro;

/// <summary>Eight values of the kinds that records are made of.</summary>
public class MessagePack
{
    private readonly ArrayBufferWriter<byte> _output = new(1024);
    private readonly Guid _id = Guid.Parse("a5a5a5a5-0000-4000-8000-123456789abc");
    private byte[] _written = [];

    /// <summary>Makes what is read.</summary>
    [GlobalSetup]
    public void Setup()
    {
        Write();
        _written = _output.WrittenSpan.ToArray();
    }

    /// <summary>Writes.</summary>
    [Benchmark]
    public int Write()
    {
        _output.ResetWrittenCount();
        var writer = new MessagePackWriter(_output);
        writer.WriteArrayHeader(8);
        writer.Write(17);
        writer.Write(123_456_789_012L);
        writer.Write("a text of usual length");
        writer.Write("");
        writer.Write(_id);
        writer.Write(0.25);
        writer.Write(true);
        writer.WriteNil();
        writer.Flush();
        return _output.WrittenCount;
    }

    /// <summary>Reads the same.</summary>
    [Benchmark]
    public long Read()
    {
        var reader = new MessagePackReader(_written);
        long sum = reader.ReadArrayHeader() + reader.ReadInt32() + reader.ReadInt64();
        sum += reader.ReadString()!.Length + reader.ReadString()!.Length;
        sum += reader.ReadGuid() == _id ? 1 : 0;
        sum += reader.ReadDouble() > 0 && reader.ReadBoolean() ? 1 : 0;
        reader.Skip();
        return sum;
    }
}
