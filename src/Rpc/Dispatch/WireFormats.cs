using System.Buffers;
using Xen.Model.Projections.Snapshots;
using Xen.Model.Rpc.Json;
using Xen.Model.Rpc.Xml;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>The protocols in which records are kept encoded.</summary>
internal static class WireFormats
{
    /// <summary>XML-RPC.</summary>
    public static IWireFormat Xml { get; } = new XmlFormat();

    /// <summary>JSON-RPC of both versions.</summary>
    public static IWireFormat Json { get; } = new JsonFormat();

    /// <summary>The protocol of a writer; results of tasks are XML for clients of either.</summary>
    public static IWireFormat Of(IWireWriter writer) => writer is JsonWireWriter ? Json : Xml;

    private sealed class XmlFormat : IWireFormat
    {
        public int Index => 0;

        public IWireWriter Create(IBufferWriter<byte> output) => new XmlWireWriter(output);
    }

    private sealed class JsonFormat : IWireFormat
    {
        public int Index => 1;

        public IWireWriter Create(IBufferWriter<byte> output) => new JsonWireWriter(output);
    }
}
