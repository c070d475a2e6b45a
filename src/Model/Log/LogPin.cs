using Xen.Model.Primitives;

namespace Xen.Model.Log;

/// <summary>
/// Holds the state right after one event readable, however far the event window moves on. Costs the memory of one
/// version for each object that changes meanwhile; dispose of it soon. Thread-safe.
/// </summary>
public sealed class LogPin : IDisposable
{
    private PinTable? _table;

    internal LogPin(PinTable table, EventId id)
    {
        _table = table;
        Id = id;
    }

    /// <summary>The event.</summary>
    public EventId Id { get; }

    /// <summary>Lets go of the state; the writer gives its memory up when it trims the next time.</summary>
    public void Dispose() => Interlocked.Exchange(ref _table, null)?.Remove(Id);
}
