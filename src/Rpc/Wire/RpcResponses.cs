using System.Buffers;
using Xen.Model.Errors;
using Xen.Model.Rpc.Json;
using Xen.Model.Rpc.Xml;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Wire;

/// <summary>Writes replies in the protocol of their requests. Thread-safe.</summary>
public static class RpcResponses
{
    /// <summary>Writes the reply of a call that succeeded.</summary>
    /// <typeparam name="TState">What the callback needs.</typeparam>
    /// <param name="output">Where the body goes.</param>
    /// <param name="request">The request.</param>
    /// <param name="state">Handed to the callback.</param>
    /// <param name="value">Writes exactly one value; the empty text for void.</param>
    public static void Success<TState>(
        IBufferWriter<byte> output, RpcRequest request, TState state, Action<IWireWriter, TState> value)
        where TState : allows ref struct
    {
        if (request.Protocol == RpcProtocol.XmlRpc)
        {
            XmlResponses.Success(output, state, value);
        }
        else
        {
            JsonResponses.Success(output, request, state, value);
        }
    }

    /// <summary>Writes the reply of a call that failed.</summary>
    /// <param name="output">Where the body goes.</param>
    /// <param name="request">The request.</param>
    /// <param name="error">Code and parameters.</param>
    public static void Failure(IBufferWriter<byte> output, RpcRequest request, XenError error)
    {
        if (request.Protocol == RpcProtocol.XmlRpc)
        {
            XmlResponses.Failure(output, error);
        }
        else
        {
            JsonResponses.Failure(output, request, error);
        }
    }

    /// <summary>
    /// Writes the reply of <c>system.listMethods</c>, which has no status in XML and is like any other in JSON.
    /// </summary>
    /// <typeparam name="TState">What the callback needs.</typeparam>
    /// <param name="output">Where the body goes.</param>
    /// <param name="request">The request.</param>
    /// <param name="state">Handed to the callback.</param>
    /// <param name="value">Writes exactly one value.</param>
    public static void Bare<TState>(
        IBufferWriter<byte> output, RpcRequest request, TState state, Action<IWireWriter, TState> value)
        where TState : allows ref struct
    {
        if (request.Protocol == RpcProtocol.XmlRpc)
        {
            XmlResponses.Bare(output, state, value);
        }
        else
        {
            JsonResponses.Success(output, request, state, value);
        }
    }
}
