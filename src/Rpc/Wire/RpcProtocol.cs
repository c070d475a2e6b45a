namespace Xen.Model.Rpc.Wire;

/// <summary>The protocol that a request came in and its reply goes out in.</summary>
public enum RpcProtocol
{
    /// <summary>XML-RPC.</summary>
    XmlRpc,

    /// <summary>JSON-RPC without a version member.</summary>
    JsonRpc1,

    /// <summary>JSON-RPC 2.0.</summary>
    JsonRpc2,
}
