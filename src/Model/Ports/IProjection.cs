using Xen.Model.Log;

namespace Xen.Model.Ports;

/// <summary>
/// Data derived from the log: it can be thrown away and built again by showing it all events once more.
/// </summary>
public interface IProjection
{
    /// <summary>
    /// Takes in events in their order, each exactly once, just before clients may see them. Called by one thread at a
    /// time; objects that exist outside the log come first, as additions with id none.
    /// </summary>
    void Apply(ReadOnlySpan<EventEntry> entries);
}
