using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Log;

/// <summary>
/// An object that is gone, remembered longer than the event window. Or a gap: ids that a crash made the log give up
/// although they may have been shown.
/// </summary>
/// <param name="DeletedAt">The event that removed it; of a gap: the last id that was given up.</param>
/// <param name="CreatedAt">The event that had created it; of a gap: the last event that was kept.</param>
/// <param name="Class">Its class; of a gap: one that clients never see.</param>
/// <param name="Reference">Its handle; null for a gap.</param>
public readonly record struct Tombstone(EventId DeletedAt, EventId CreatedAt, XenClass Class, ObjectRef Reference)
{
    /// <summary>True when it stands for ids that were given up.</summary>
    public bool IsGap => Reference.IsNull;

    /// <summary>Ids that were given up.</summary>
    /// <param name="kept">The last event before them.</param>
    /// <param name="givenUp">The last of them; never shown to anybody before the crash.</param>
    internal static Tombstone Gap(EventId kept, EventId givenUp) =>
        new(givenUp, kept, OperationRecord.ClassInfo, ObjectRef.Null);
}
