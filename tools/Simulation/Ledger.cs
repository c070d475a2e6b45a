using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Simulation;

/// <summary>
/// What clients wrote and were told is done, remembered the way a client would: by object, field and key, without log
/// or fold. Each place keeps its past, so that what a loss of power may take can be taken here too. Not thread-safe.
/// </summary>
public sealed class Ledger
{
    /// <summary>The place of an object's existence.</summary>
    public const string Existence = "";

    private readonly Dictionary<LedgerPlace, List<(EventId At, string? Value)>> _places = [];

    /// <summary>
    /// Every place that was written to by an event, with the value that must be there; null for nothing.
    /// </summary>
    public IEnumerable<(LedgerPlace Place, string? Value)> ValuesAt(EventId id)
    {
        foreach ((LedgerPlace place, List<(EventId At, string? Value)> past) in _places)
        {
            int at = past.FindLastIndex(entry => entry.At <= id);
            if (at >= 0)
            {
                yield return (place, past[at].Value);
            }
        }
    }

    /// <summary>Something was written.</summary>
    /// <param name="self">The object.</param>
    /// <param name="field">The field; null for the object's existence.</param>
    /// <param name="key">The key in a map; empty for the whole field.</param>
    /// <param name="value">What; null for nothing.</param>
    /// <param name="at">The last event of the commit.</param>
    public void Write(ObjectRef self, Field? field, string key, string? value, EventId at)
    {
        var place = new LedgerPlace(self, field, key);
        if (!_places.TryGetValue(place, out List<(EventId, string?)>? past))
        {
            _places.Add(place, past = []);
        }
        past.Add((at, value));
    }

    /// <summary>Forgets what was written behind an event.</summary>
    public void CutAfter(EventId kept)
    {
        foreach (List<(EventId At, string? Value)> past in _places.Values)
        {
            past.RemoveAll(entry => entry.At > kept);
        }
    }
}
