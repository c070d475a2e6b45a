using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Simulation.Checks;

/// <summary>
/// Ids go up one by one while the process lives and never go back over all its lives; an id that was shown once never
/// stands for something else. Hears of every event just before clients do.
/// </summary>
public sealed class IdChecker(ShownEvents shown) : IProjection
{
    private const string Name = "ids increase and never repeat";

    private EventId _last;
    private EventId _everShown;
    private bool _isLive;

    /// <summary>The highest id that anybody ever saw.</summary>
    public EventId EverShown => _everShown;

    /// <summary>The process starts again: what comes until <see cref="Live"/> is what it finds.</summary>
    public void Starting()
    {
        _isLive = false;
        _last = EventId.None;
    }

    /// <summary>From here on, what comes is new.</summary>
    /// <param name="head">Where the log goes on.</param>
    public void Live(EventId head)
    {
        if (head < _everShown)
        {
            throw Failed($"the log goes on at {head}, but {_everShown} has been shown");
        }
        _isLive = true;
        _last = head;
    }

    /// <inheritdoc/>
    public void Apply(ReadOnlySpan<EventEntry> entries)
    {
        foreach (ref readonly EventEntry entry in entries)
        {
            if (_isLive)
            {
                TakeNew(entry);
            }
            else
            {
                Compare(entry);
            }
        }
    }

    private void TakeNew(in EventEntry entry)
    {
        if (entry.Id.Value != _last.Value + 1)
        {
            throw Failed($"event {entry.Id} follows {_last}");
        }
        _last = entry.Id;
        _everShown = entry.Id > _everShown ? entry.Id : _everShown;
        shown.Add(Shown.Of(entry));
    }

    /// <summary>What was shown comes again as it was; what was not is new, though older than the crash.</summary>
    private void Compare(in EventEntry entry)
    {
        bool isObject = entry.UnixTimeMs == 0 && entry.Kind == EventKind.Add;
        if (!isObject && entry.Id <= _last)
        {
            throw Failed($"event {entry.Id} was read after {_last}");
        }
        _last = isObject ? _last : entry.Id;
        if (shown.Find(entry.Id) is { } known)
        {
            Compare(entry, known, isObject);
        }
        else if (!isObject && entry.Id > shown.Last)
        {
            if (entry.Id <= _everShown)
            {
                throw Failed($"event {entry.Id} is there, but what was shown under that id was lost");
            }
            shown.Add(Shown.Of(entry));
            _everShown = entry.Id;
        }
    }

    private static void Compare(in EventEntry entry, in Shown known, bool isObject)
    {
        Shown found = Shown.Of(entry);
        if (found.Reference != known.Reference || found.Class != known.Class
            || (!isObject && found.Kind != known.Kind)
            || Differences.Between(found.Record, known.Record) is not null)
        {
            throw Failed($"event {entry.Id} was {known.Kind} of {known.Class} {known.Reference} and is now "
                + $"{found.Kind} of {found.Class} {found.Reference}, or shows another state");
        }
    }

    private static SimFailedException Failed(string finding) => new(Name, finding);
}
