using System.Collections.Immutable;
using Xen.Model.Codec;
using Xen.Model.Log;
using Xen.Model.Log.Format;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Projections.History;

/// <summary>One recorded call. Immutable.</summary>
/// <param name="Header">Who, when, which method, what became of it.</param>
/// <param name="After">The last event before it.</param>
/// <param name="Events">
/// What it caused; nothing when it was refused, or changed only what the log does not hold.
/// </param>
public sealed record AuditEntry(CommitHeader Header, EventId After, ImmutableArray<AuditEvent> Events)
{
    /// <summary>When it was decided, UTC.</summary>
    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeMilliseconds(Header.UnixTimeMs);

    /// <summary>True when it is an audit note: the call caused no event.</summary>
    public bool IsNote => Events.IsEmpty;

    /// <summary>True when the call was refused.</summary>
    public bool IsRefused => Header.Outcome.Error is not null;

    /// <summary>The arguments without the session, secrets masked; empty when none were recorded.</summary>
    /// <exception cref="MessagePackException">They are damaged.</exception>
    public IReadOnlyList<WireValue> Arguments() => RecordedArguments.Read(Header.Arguments);
}

/// <summary>One event that a call caused.</summary>
/// <param name="Id">The event.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Class">The class of the object.</param>
/// <param name="Reference">The object.</param>
public readonly record struct AuditEvent(EventId Id, EventKind Kind, XenClass Class, ObjectRef Reference);
