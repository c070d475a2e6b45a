using System.Buffers;
using Xen.Model.Rpc.Wire;

namespace Xen.Model.Rpc.Xml;

/// <summary>
/// Decodes XML-RPC calls. Typed and untyped values, white space between elements, comments, CDATA sections and a
/// declared encoding are understood; document types are not. Thread-safe.
/// </summary>
public static class XmlRequestReader
{
    /// <summary>Decodes a body that may lie in pieces.</summary>
    /// <param name="body">The whole body.</param>
    /// <param name="limits">What is too large.</param>
    /// <exception cref="RpcDecodeException">The body is not an XML-RPC call or exceeds a limit.</exception>
    public static RpcRequest Read(in ReadOnlySequence<byte> body, WireLimits limits) =>
        SequenceBody.Read(body, limits, Read);

    /// <summary>Decodes a body.</summary>
    /// <param name="body">The whole body.</param>
    /// <param name="limits">What is too large.</param>
    /// <exception cref="RpcDecodeException">The body is not an XML-RPC call or exceeds a limit.</exception>
    public static RpcRequest Read(ReadOnlySpan<byte> body, WireLimits limits)
    {
        WireCollector.CheckLength(body.Length, limits);
        return XmlScanner.TryRead(body, limits) ?? XmlDocumentReader.Read(body, limits);
    }
}
