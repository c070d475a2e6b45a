using Xen.Model.Log;
using Xen.Model.Schema;

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

    /// <summary>
    /// Told before a checkpoint is restored how many objects of a class will be added, to make room for them. Nobody
    /// reads yet.
    /// </summary>
    void Expect(XenClass type, long count)
    {
    }
}
