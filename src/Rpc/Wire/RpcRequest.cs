using Xen.Model.Wire;

namespace Xen.Model.Rpc.Wire;

/// <summary>One decoded call, before anybody knows whether its method exists. Immutable, hence thread-safe.</summary>
public sealed class RpcRequest
{
    /// <summary>The protocol of the request.</summary>
    public required RpcProtocol Protocol { get; init; }

    /// <summary>The name as sent, for example <c>Async.VM.start</c>; never empty.</summary>
    public required string MethodName { get; init; }

    /// <summary>The arguments in order, the session included.</summary>
    public required IReadOnlyList<WireValue> Parameters { get; init; }

    /// <summary>The identifier of a JSON request, exactly as sent and with its quotes; empty in XML.</summary>
    public ReadOnlyMemory<byte> JsonId { get; init; }

    /// <summary>
    /// The first text or member name among the parameters that was not valid UTF-8, with U+FFFD in place of what
    /// was wrong; or null when all are valid. Such a call is to be refused before its method is looked up.
    /// </summary>
    public string? InvalidUtf8 { get; init; }
}
