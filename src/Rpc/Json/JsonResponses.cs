using System.Buffers;
using Xen.Model.Errors;
using Xen.Model.Rpc.Wire;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Json;

/// <summary>Writes whole JSON-RPC replies of either version. Thread-safe.</summary>
public static class JsonResponses
{
    // Every failure has the same number; what went wrong is in the message and the data.
    private const int ErrorNumber = 1;

    /// <summary>Writes the reply of a call that succeeded.</summary>
    /// <typeparam name="TState">What the callback needs.</typeparam>
    /// <param name="output">Where the body goes.</param>
    /// <param name="request">The request, for its version and identifier.</param>
    /// <param name="state">Handed to the callback.</param>
    /// <param name="value">Writes exactly one value; the empty text for void.</param>
    public static void Success<TState>(
        IBufferWriter<byte> output, RpcRequest request, TState state, Action<IWireWriter, TState> value)
        where TState : allows ref struct
    {
        JsonWireWriter writer = Open(output, request.Protocol);
        writer.Member("result");
        value(writer, state);
        if (request.Protocol == RpcProtocol.JsonRpc1)
        {
            writer.Member("error");
            writer.Null();
        }
        Close(writer, request.JsonId.Span);
    }

    /// <summary>Writes the reply of a call that failed.</summary>
    /// <param name="output">Where the body goes.</param>
    /// <param name="request">The request, for its version and identifier.</param>
    /// <param name="error">Code and parameters.</param>
    public static void Failure(IBufferWriter<byte> output, RpcRequest request, XenError error)
    {
        JsonWireWriter writer = Open(output, request.Protocol);
        if (request.Protocol == RpcProtocol.JsonRpc1)
        {
            writer.Member("result");
            writer.Null();
            writer.Member("error");
            Strings(writer, error.Description.AsSpan());
        }
        else
        {
            writer.Member("error");
            writer.BeginStruct();
            writer.Member("code");
            writer.SmallInteger(ErrorNumber);
            writer.Member("message");
            writer.Text(error.Code);
            writer.Member("data");
            Strings(writer, error.Parameters.AsSpan());
            writer.EndStruct();
        }
        Close(writer, request.JsonId.Span);
    }

    /// <summary>
    /// Writes a failure that a host which takes no calls at all answers before it has looked at the request:
    /// version 2, the identifier 0 and a plain list, whatever was asked.
    /// </summary>
    /// <param name="output">Where the body goes.</param>
    /// <param name="error">Code and parameters.</param>
    public static void FailureBeforeDispatch(IBufferWriter<byte> output, XenError error)
    {
        JsonWireWriter writer = Open(output, RpcProtocol.JsonRpc2);
        writer.Member("error");
        Strings(writer, error.Description.AsSpan());
        Close(writer, "0"u8);
    }

    private static JsonWireWriter Open(IBufferWriter<byte> output, RpcProtocol protocol)
    {
        var writer = new JsonWireWriter(output);
        writer.BeginStruct();
        if (protocol == RpcProtocol.JsonRpc2)
        {
            writer.Member("jsonrpc");
            writer.Text("2.0");
        }
        return writer;
    }

    private static void Close(JsonWireWriter writer, ReadOnlySpan<byte> id)
    {
        writer.Member("id");
        writer.Raw(id);
        writer.EndStruct();
    }

    private static void Strings(JsonWireWriter writer, ReadOnlySpan<string> texts)
    {
        writer.BeginArray();
        foreach (string text in texts)
        {
            writer.Text(text);
        }
        writer.EndArray();
    }
}
