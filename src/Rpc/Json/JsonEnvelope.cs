using System.Text.Json;
using Xen.Model.Rpc.Wire;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Json;

/// <summary>The members of a request object, which can come in any order; of equal names the last wins.</summary>
internal struct JsonEnvelope
{
    private string? _method;
    private byte[]? _id;
    private RpcProtocol _protocol;
    private JsonTokenType _parametersKind;
    private List<WireValue>? _parameters;

    public JsonEnvelope() => _protocol = RpcProtocol.JsonRpc1;

    /// <summary>Takes one member.</summary>
    /// <param name="name">Its name in UTF-8.</param>
    /// <param name="json">The tokens, at the first of the value.</param>
    /// <param name="values">Reads the parameters.</param>
    public void Member(ReadOnlySpan<byte> name, ref Utf8JsonReader json, JsonValueReader values)
    {
        if (name.SequenceEqual("method"u8))
        {
            _method = json.TokenType == JsonTokenType.String
                ? JsonText.Of(ref json, out _)
                : throw new RpcDecodeException("the method name is not a string");
        }
        else if (name.SequenceEqual("params"u8))
        {
            Parameters(ref json, values);
        }
        else if (name.SequenceEqual("id"u8))
        {
            _id = Id(ref json);
        }
        else if (name.SequenceEqual("jsonrpc"u8))
        {
            if (json.TokenType != JsonTokenType.String || JsonText.Of(ref json, out _) != "2.0")
            {
                throw new RpcDecodeException("the jsonrpc member is not \"2.0\"");
            }
            _protocol = RpcProtocol.JsonRpc2;
        }
        else
        {
            json.Skip();
        }
    }

    /// <summary>The request.</summary>
    /// <param name="invalidUtf8">The first damaged text among the parameters, or null.</param>
    public readonly RpcRequest Build(string? invalidUtf8)
    {
        if (string.IsNullOrWhiteSpace(_method))
        {
            throw new RpcDecodeException("there is no method name");
        }
        if (_parametersKind == JsonTokenType.StartObject && _protocol == RpcProtocol.JsonRpc1)
        {
            throw new RpcDecodeException("the parameters of version 1 are not a list");
        }
        return new RpcRequest
        {
            Protocol = _protocol,
            MethodName = _method,
            Parameters = _parameters ?? [],
            JsonId = _id ?? throw new RpcDecodeException("there is no id"),
            InvalidUtf8 = invalidUtf8,
        };
    }

    private void Parameters(ref Utf8JsonReader json, JsonValueReader values)
    {
        _parametersKind = json.TokenType;
        _parameters = json.TokenType switch
        {
            JsonTokenType.StartArray => values.Items(ref json, depth: 0),
            JsonTokenType.StartObject => [values.Value(ref json, depth: 0)],
            JsonTokenType.Null => null,
            _ => throw new RpcDecodeException("the parameters are neither a list nor an object"),
        };
    }

    /// <summary>A string or an integer, with what JSON needs around it, so that it can be echoed as it came.</summary>
    private static byte[] Id(ref readonly Utf8JsonReader json)
    {
        ReadOnlySpan<byte> raw = json.ValueSpan;
        return json.TokenType switch
        {
            JsonTokenType.String => [(byte)'"', .. raw, (byte)'"'],
            JsonTokenType.Number when raw.IndexOfAny(".eE"u8) < 0 => raw.ToArray(),
            _ => throw new RpcDecodeException("the id is neither a string nor an integer"),
        };
    }
}
