using Xen.Model.Primitives;

namespace Xen.Model.Simulation;

/// <summary>
/// The ranges of ids that losses of power, or ends of the process, made the log give up. Who stands within one was told
/// of what never was. Not thread-safe.
/// </summary>
public sealed class Gaps
{
    private readonly List<(EventId Kept, EventId GivenUp)> _gaps = [];

    /// <summary>Ids behind the last kept one, up to the last given up, will never be.</summary>
    public void Add(EventId kept, EventId givenUp) => _gaps.Add((kept, givenUp));

    /// <summary>True when a client that stands at an event may have been told of lost ones.</summary>
    public bool Holds(EventId id) => _gaps.Exists(gap => id > gap.Kept && id < gap.GivenUp);
}
