using Xen.Model.Primitives;

namespace Xen.Model.Ports;

/// <summary>One commit as the log storage gives it back: the events of one call, still encoded.</summary>
/// <param name="FirstId">Id of the commit's first event; the others follow without a gap.</param>
/// <param name="EventCount">How many events the commit holds; one or more.</param>
/// <param name="Body">The MessagePack body; valid until the reader moves to the next commit.</param>
public readonly record struct StoredCommit(EventId FirstId, int EventCount, ReadOnlyMemory<byte> Body)
{
    /// <summary>Id of the commit's last event.</summary>
    public EventId LastId => new(FirstId.Value + EventCount - 1);
}
