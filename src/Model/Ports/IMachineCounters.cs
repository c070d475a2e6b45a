using Xen.Model.Operations.Counters;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Ports;

/// <summary>What machines count of their own work. For one thread at a time.</summary>
public interface IMachineCounters
{
    /// <summary>Looks at everything at once, so that what <see cref="Read"/> tells afterwards fits together.</summary>
    /// <param name="view">What the pool says is there.</param>
    /// <param name="now">The time.</param>
    void Look(RecordView view, DateTimeOffset now);

    /// <summary>
    /// What a counter showed at the last look: a reading, a total that grows, or what has happened between the last
    /// look and the one before, by its kind. NaN when that is not known.
    /// </summary>
    /// <param name="owner">The host, VM or repository.</param>
    /// <param name="counter">One of its counters.</param>
    double Read(ObjectRef owner, Counter counter);
}
