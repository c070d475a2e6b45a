using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Storage;

/// <summary>Disk images as objects: they come and go with what their repository says about itself.</summary>
internal static class DiskImages
{
    /// <summary>Brings into being the object of an image that the backend has made for a plan alone.</summary>
    public static void Add(OperationEnding ending, DiskPlan plan, int number) => Add(ending, plan, number, new VDIRecord
    {
        NameLabel = plan.NameLabel,
        NameDescription = plan.NameDescription,
        Type = plan.Type,
    });

    /// <summary>Brings into being the object of an image that the backend has made.</summary>
    /// <param name="ending">The end of the operation that made it.</param>
    /// <param name="plan">What was to be made.</param>
    /// <param name="number">Which disk of the intent it is; the backend's facts about it carry the number.</param>
    /// <param name="basis">What else the object says.</param>
    public static void Add(OperationEnding ending, DiskPlan plan, int number, VDIRecord basis)
    {
        string location = ending.Fact($"disk{number}.location");
        Add(ending.Changes, plan.Reference, basis with
        {
            Uuid = plan.Uuid,
            SR = plan.SR,
            VirtualSize = ending.Number($"disk{number}.virtual_size", plan.Size),
            PhysicalUtilisation = ending.Number($"disk{number}.physical_utilisation", 0),
            Location = location.Length > 0 ? location : plan.Uuid,
            Managed = true,
        });
    }

    /// <summary>Brings an image into being and counts it in its repository.</summary>
    public static void Add(Changes changes, Ref<VDIRecord> reference, VDIRecord vdi)
    {
        changes.Create(reference, vdi);
        Count(changes, vdi, +1);
    }

    /// <summary>
    /// Removes an image and takes it off its repository's account. One that is gone already stays gone.
    /// </summary>
    public static void Remove(Changes changes, Ref<VDIRecord> reference)
    {
        if (changes.TryGet(reference, out VDIRecord? vdi))
        {
            changes.Delete(reference);
            Count(changes, vdi, -1);
        }
    }

    /// <summary>Changes an image and its repository's account with it.</summary>
    public static void Replace(Changes changes, Ref<VDIRecord> reference, VDIRecord vdi)
    {
        Count(changes, changes.Get(reference), -1);
        changes.Set(reference, vdi);
        Count(changes, vdi, +1);
    }

    /// <summary>The error of a repository that has no room for that many more bytes; null when it has.</summary>
    public static XenError? CheckRoom(Changes changes, Ref<SRRecord> reference, long size)
    {
        if (HasRoom(changes, reference, size))
        {
            return null;
        }
        SRRecord sr = changes.Get(reference);
        return new XenError(
            ErrorCode.SRFull,
            size.ToString(CultureInfo.InvariantCulture),
            Math.Max(0, sr.PhysicalSize - sr.PhysicalUtilisation).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>True when a repository has room for that many more bytes; one of unknown size always has.</summary>
    public static bool HasRoom(Changes changes, Ref<SRRecord> reference, long size) =>
        changes.TryGet(reference, out SRRecord? sr)
        && (sr.PhysicalSize <= 0 || sr.PhysicalSize - sr.PhysicalUtilisation >= size);

    private static void Count(Changes changes, VDIRecord vdi, int sign)
    {
        if (changes.TryGet(vdi.SR, out SRRecord? sr))
        {
            changes.Set(vdi.SR, sr with
            {
                VirtualAllocation = Math.Max(0, sr.VirtualAllocation + sign * vdi.VirtualSize),
                PhysicalUtilisation = Math.Max(0, sr.PhysicalUtilisation + sign * vdi.PhysicalUtilisation),
            });
        }
    }
}
