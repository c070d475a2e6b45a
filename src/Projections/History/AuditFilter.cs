using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Projections.History;

/// <summary>Which recorded calls are wanted; what is not set does not matter. Immutable.</summary>
public sealed record AuditFilter
{
    /// <summary>Only calls behind this event.</summary>
    public EventId? After { get; init; }

    /// <summary>Only calls up to this event.</summary>
    public EventId? UpTo { get; init; }

    /// <summary>Only calls at or after this time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only calls at or before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only calls of users of this name; <c>*</c> and <c>?</c> stand for any text and any letter.</summary>
    public string? User { get; init; }

    /// <summary>
    /// Only calls of this method, with or without <c>Async.</c> before it; <c>*</c> and <c>?</c> stand for any text and
    /// any letter. Upper and lower case are the same.
    /// </summary>
    public string? Method { get; init; }

    /// <summary>Only calls that changed an object of this class, or whose method belongs to it.</summary>
    public XenClass? Class { get; init; }

    /// <summary>Only calls that changed this object, or were refused and named it among their arguments.</summary>
    public ObjectRef? Reference { get; init; }

    /// <summary>True for calls that were accepted only, false for refused ones only.</summary>
    public bool? Accepted { get; init; }

    /// <summary>Only calls that were refused with this error code.</summary>
    public string? Error { get; init; }
}
