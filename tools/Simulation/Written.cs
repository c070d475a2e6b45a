using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Simulation;

/// <summary>One commit that was decided, as it was given to the storage.</summary>
/// <param name="FirstId">Its first event.</param>
/// <param name="EventCount">How many events it has.</param>
/// <param name="Body">Its bytes.</param>
/// <param name="NeedsFlush">True when somebody in its batch waits until it is durable.</param>
public sealed record Written(EventId FirstId, int EventCount, byte[] Body, bool NeedsFlush)
{
    /// <summary>Its last event.</summary>
    public EventId LastId => new(FirstId.Value + EventCount - 1);

    /// <summary>When it was answered, in ticks of the clock that never jumps; null while it was not.</summary>
    public long? AnsweredAt { get; set; }

    /// <summary>True once it was found in a log that was opened: from then on it is durable.</summary>
    public bool IsDurable { get; set; }

    /// <summary>The commit as a storage gives it back.</summary>
    public StoredCommit Stored => new(FirstId, EventCount, Body);
}
