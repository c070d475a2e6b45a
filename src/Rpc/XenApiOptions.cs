using Xen.Model.Classes;
using Xen.Model.Formats.Xva;
using Xen.Model.Metrics;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.Events;
using Xen.Model.Projections.Queries;
using Xen.Model.Rpc.Accounts;
using Xen.Model.Rpc.Handlers;
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

    /// <summary>Limits and pauses of events. Default: theirs, with a heartbeat every 30 seconds.</summary>
    public EventFeedOptions Events { get; init; } = new() { Heartbeat = TimeSpan.FromSeconds(30) };

    /// <summary>The explicit messages that are answered from the state alone.</summary>
    public QueryTable Queries { get; init; } = StandardQueries.Table();

    /// <summary>Accounts other than local root; null for none. The caller disposes of it.</summary>
    public UserDirectory? Directory { get; init; }

    /// <summary>What the hosts of the pool know and nobody else does; null where hosts cannot log in.</summary>
    public string? PoolSecret { get; init; }

    /// <summary>
    /// True to answer arguments of the wrong types with codes that say what is wrong, instead of the INTERNAL_ERROR
    /// that clients of the original server know. Default false.
    /// </summary>
    public bool TypedErrors { get; init; }

    /// <summary>True to put clients on record as Caller objects when they are seen first. Default false.</summary>
    public bool RegistersCallers { get; init; }

    /// <summary>The kept log, which the audit log is read from; null where that cannot be had.</summary>
    public ILogArchive? Archive { get; init; }

    /// <summary>
    /// Ends the process when <c>host.shutdown_agent</c> asks for it; null where clients must not be able to.
    /// </summary>
    public Action? ShutDown { get; init; }

    /// <summary>The folder with the contents of blobs; null where blobs stay empty.</summary>
    public string? BlobFolder { get; init; }

    /// <summary>The servers behind consoles; null where nobody can look at them.</summary>
    public IGuestConsoles? Consoles { get; init; }

    /// <summary>The bytes of disk images; null where they cannot be moved in and out.</summary>
    public IDiskContents? Disks { get; init; }

    /// <summary>Records performance counters; null where nothing does. The caller disposes of it.</summary>
    public ArchiveRecorder? Metrics { get; init; }

    /// <summary>What exported VMs that are imported may be like.</summary>
    public XvaLimits Imports { get; init; } = XvaLimits.Default;

    /// <summary>
    /// True for hosts whose requests over HTTP are answered here; clients are sent to the others. Default: all, as one
    /// process serves all hosts of a simulated pool.
    /// </summary>
    public Func<Ref<HostRecord>, bool> ServesHost { get; init; } = static _ => true;

    /// <summary>Handlers of HTTP requests beside the server's own.</summary>
    public IReadOnlyList<Func<HandlerServices, IEnumerable<HttpHandler>>> Handlers { get; init; } = [];

    /// <summary>The clock; the same as the model's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
