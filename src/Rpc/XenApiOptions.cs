using Xen.Model.Projections.Events;
using Xen.Model.Projections.Queries;
using Xen.Model.Rpc.Sessions;
using Xen.Model.Rpc.Wire;

namespace Xen.Model.Rpc;

/// <summary>How a <see cref="XenApiServer"/> behaves. Immutable.</summary>
public sealed record XenApiOptions
{
    /// <summary>How large requests may be.</summary>
    public WireLimits Limits { get; init; } = WireLimits.Default;

    /// <summary>Rules about sessions.</summary>
    public SessionPolicy Sessions { get; init; } = new();

    /// <summary>Limits and pauses of events.</summary>
    public EventFeedOptions Events { get; init; } = new();

    /// <summary>The explicit messages that are answered from the state alone.</summary>
    public QueryTable Queries { get; init; } = StandardQueries.Table();

    /// <summary>
    /// Ends the process when <c>host.shutdown_agent</c> asks for it; null where clients must not be able to.
    /// </summary>
    public Action? ShutDown { get; init; }

    /// <summary>The clock; the same as the model's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
