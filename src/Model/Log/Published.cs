using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Log;

/// <summary>How far clients may look, and how many objects there are at that point. Immutable.</summary>
public sealed class Published
{
    private readonly int[] _liveCounts;

    internal Published(EventId tail, int[] liveCounts)
    {
        Tail = tail;
        _liveCounts = liveCounts;
    }

    /// <summary>The last event that clients may see.</summary>
    public EventId Tail { get; }

    /// <summary>How many objects of a class are alive right after <see cref="Tail"/>.</summary>
    public int LiveCount(XenClass type) => _liveCounts[type.Id];
}
