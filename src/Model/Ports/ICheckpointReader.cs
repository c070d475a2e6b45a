using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Ports;

/// <summary>The full state right after one event, read from where it was kept. For one thread.</summary>
public interface ICheckpointReader : IDisposable
{
    /// <summary>The event after which the state was taken.</summary>
    EventId Id { get; }

    /// <summary>Deletions at or below this event are no longer among <see cref="Tombstones"/>.</summary>
    EventId TombstoneHorizon { get; }

    /// <summary>How many objects there are, to make room for them; 0 when that is not known beforehand.</summary>
    long ObjectCount => 0;

    /// <summary>How many objects of which classes there are; empty when that is not known beforehand.</summary>
    IReadOnlyList<(XenClass Class, long Count)> ObjectCounts => [];

    /// <summary>
    /// All objects that were alive, class by class and in order of creation within a class, derived sets included.
    /// </summary>
    /// <exception cref="IOException">The checkpoint is damaged.</exception>
    IEnumerable<CheckpointObject> Objects();

    /// <summary>The deletions that <c>event.from</c> still reports, oldest first.</summary>
    /// <exception cref="IOException">The checkpoint is damaged.</exception>
    IEnumerable<Tombstone> Tombstones();
}
