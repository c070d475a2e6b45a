using Xen.Model.Primitives;

namespace Xen.Model.Ports;

/// <summary>
/// One commit as the log storage gives it back: the events of one call, still encoded. Or an audit note: a call without
/// events.
/// </summary>
/// <param name="FirstId">Id of the commit's first event; of a note: of the event that came next.</param>
/// <param name="EventCount">How many events the commit holds; 0 for a note.</param>
/// <param name="Body">The MessagePack body; valid until the reader moves to the next commit.</param>
public readonly record struct StoredCommit(EventId FirstId, int EventCount, ReadOnlyMemory<byte> Body)
{
    /// <summary>Id of the commit's last event; of a note: of the event before it.</summary>
    public EventId LastId => new(FirstId.Value + EventCount - 1);

    /// <summary>True when it is an audit note: it has no events.</summary>
    public bool IsNote => EventCount == 0;
}
