using Xen.Model.Ports;
using Xen.Model.Projections.Indexes;
using Xen.Model.Projections.Snapshots;
using Xen.Model.Sequencing;
using Xen.Model.State;

namespace Xen.Model.Projections.Queries;

/// <summary>What a query may look at. Immutable.</summary>
public sealed record QueryContext
{
    /// <summary>The state that the answer is about.</summary>
    public required RecordView View { get; init; }

    /// <summary>Who asks.</summary>
    public required CallContext Caller { get; init; }

    /// <summary>The server's clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Finds objects by uuid and name.</summary>
    public required ObjectIndexes Indexes { get; init; }

    /// <summary>What has been recorded of performance counters; null where nothing is.</summary>
    public ICounterReadings? Readings { get; init; }

    /// <summary>Reveals the secrets that the caller may see; null where nobody may.</summary>
    public SecretReader? Secrets { get; init; }
}
