using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Xen.Model.Rpc.Wire;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Json;

/// <summary>
/// Decodes JSON-RPC calls of version 1 (no <c>jsonrpc</c> member) and 2.0. There are neither batches nor notifications.
/// Thread-safe.
/// </summary>
public static class JsonRequestReader
{
    // The object of the request and its list of parameters enclose the values that the limit counts.
    private const int EnvelopeDepth = 2;

    /// <summary>Decodes a body that may lie in pieces.</summary>
    /// <param name="body">The whole body.</param>
    /// <param name="limits">What is too large.</param>
    /// <exception cref="RpcDecodeException">The body is not a JSON-RPC call or exceeds a limit.</exception>
    public static RpcRequest Read(in ReadOnlySequence<byte> body, WireLimits limits) =>
        SequenceBody.Read(body, limits, Read);

    /// <summary>Decodes a body.</summary>
    /// <param name="body">The whole body.</param>
    /// <param name="limits">What is too large.</param>
    /// <exception cref="RpcDecodeException">The body is not a JSON-RPC call or exceeds a limit.</exception>
    public static RpcRequest Read(ReadOnlySpan<byte> body, WireLimits limits)
    {
        WireCollector.CheckLength(body.Length, limits);
        if (body.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            body = body[3..];
        }
        bool damaged = !Utf8.IsValid(body);
        if (damaged)
        {
            body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body));
        }
        var values = new JsonValueReader(new WireCollector(limits, damaged));
        var json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = limits.DepthMax + EnvelopeDepth });
        try
        {
            return Call(ref json, values);
        }
        catch (JsonException malformed)
        {
            throw new RpcDecodeException("malformed JSON", malformed);
        }
    }

    private static RpcRequest Call(ref Utf8JsonReader json, JsonValueReader values)
    {
        var call = new JsonEnvelope();
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new RpcDecodeException(json.TokenType == JsonTokenType.StartArray
                ? "batches are not supported"
                : "the body is not an object");
        }
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = json.ValueIsEscaped
                ? Encoding.UTF8.GetBytes(JsonText.Of(ref json, out _))
                : json.ValueSpan;
            json.Read();
            call.Member(name, ref json, values);
        }
        // Only white space may follow; the parser refuses anything else.
        json.Read();
        return call.Build(values.InvalidUtf8);
    }
}
