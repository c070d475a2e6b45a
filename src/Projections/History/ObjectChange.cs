using System.Collections.Immutable;
using Xen.Model.Log;
using Xen.Model.Log.Format;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Projections.History;

/// <summary>One event in the life of an object, with the call that caused it. Immutable.</summary>
public sealed record ObjectChange
{
    /// <summary>The event.</summary>
    public required EventId Id { get; init; }

    /// <summary>What happened.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>The class of the object.</summary>
    public required XenClass Class { get; init; }

    /// <summary>The object.</summary>
    public required ObjectRef Reference { get; init; }

    /// <summary>Who had it done, when, by which method and in which task, and what became of the call.</summary>
    public required CommitHeader Header { get; init; }

    /// <summary>When it was decided, UTC.</summary>
    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds(Header.UnixTimeMs);

    /// <summary>
    /// What changed, in the order of the data model: of an addition all that is not empty, of a deletion nothing.
    /// </summary>
    public required ImmutableArray<FieldChange> Fields { get; init; }

    /// <summary>True for the first event of its commit.</summary>
    public bool StartsCommit { get; init; }

    /// <summary>The whole object afterwards; null when it is gone or not all of it is known.</summary>
    public XenRecord? After { get; init; }
}
