using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Log;

/// <summary>
/// What the event window has left behind: all of it is cut, but for the versions that a held state shows. For the
/// writer.
/// </summary>
internal sealed class PinnedPast(RecordStore store)
{
    /// <summary>Objects with versions from before the window, or gone since then, because of a pin.</summary>
    private readonly HashSet<RecordSlot> _kept = [];

    /// <summary>How many objects have a past that is held.</summary>
    public int Count => _kept.Count;

    /// <summary>An event leaves the window: what its version followed is cut as far as nothing holds it.</summary>
    /// <param name="version">What the event brought.</param>
    /// <param name="pins">The events held, newest first.</param>
    public void Retire(RecordVersion version, EventId[] pins)
    {
        Keep(version, pins);
        Settle(version);
    }

    /// <summary>Cuts what was held for pins that are gone.</summary>
    /// <param name="horizon">Where the window begins.</param>
    /// <param name="pins">The events still held, newest first.</param>
    public void Prune(EventId horizon, EventId[] pins)
    {
        foreach (RecordSlot slot in _kept.ToArray())
        {
            RecordVersion version = slot.At(horizon)!;
            Keep(version, pins);
            Settle(version);
        }
    }

    /// <summary>
    /// Links the version to the one that the newest pin below it shows, that one to the next, and so on.
    /// </summary>
    private static void Keep(RecordVersion version, EventId[] pins)
    {
        foreach (EventId pin in pins)
        {
            if (pin >= version.Id)
            {
                continue;
            }
            RecordVersion? shown = version.Previous;
            while (shown is not null && shown.Id > pin)
            {
                shown = shown.Previous;
            }
            version.Follow(shown);
            if (shown is null)
            {
                return;
            }
            version = shown;
        }
        version.Follow(null);
    }

    private void Settle(RecordVersion version)
    {
        if (version.Previous is not null)
        {
            _kept.Add(version.Slot);
            return;
        }
        if (_kept.Count > 0)
        {
            // Without a pin there is none: to look for it took a tenth of the writer's time.
            _kept.Remove(version.Slot);
        }
        if (version.IsTombstone)
        {
            store.Free(version.Slot);
        }
    }
}
