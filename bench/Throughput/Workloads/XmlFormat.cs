using System.Buffers;
using Xen.Model.Projections.Snapshots;
using Xen.Model.Rpc.Xml;
using Xen.Model.Wire;

namespace Xen.Model.Bench.Throughput.Workloads;

/// <summary>Records as XML-RPC, as most clients get them.</summary>
internal sealed class XmlFormat : IWireFormat
{
    public int Index => 0;

    public IWireWriter Create(IBufferWriter<byte> output) => new XmlWireWriter(output);
}
