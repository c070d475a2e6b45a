using System.Buffers;
using System.Text;
using Xen.Model.Rpc.Json;
using Xen.Model.Rpc.Xml;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Tests.Wire;

/// <summary>What writers put out, as text; not valid UTF-8 fails the test.</summary>
internal static class Written
{
    public static string Xml(Action<IWireWriter> write) => By(output => write(new XmlWireWriter(output)));

    public static string Json(Action<IWireWriter> write) => By(output => write(new JsonWireWriter(output)));

    public static string By(Action<IBufferWriter<byte>> write)
    {
        var output = new ArrayBufferWriter<byte>();
        write(output);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(output.WrittenSpan);
    }
}
