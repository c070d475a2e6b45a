namespace Xen.Model.Rpc.Inside;

/// <summary>On whose behalf a <see cref="XenApiClient"/> calls. Immutable.</summary>
public sealed record XenApiPeer
{
    /// <summary>The network address, without port; who fails to log in is slowed down by it.</summary>
    public required string Address { get; init; }

    /// <summary>What the client program calls itself; empty for nothing.</summary>
    public string UserAgent { get; init; } = "";

    /// <summary>True when it came through a socket that only local root can open.</summary>
    public bool IsLocal { get; init; }

    /// <summary>Ends when the client is gone.</summary>
    public CancellationToken Aborted { get; init; }
}
