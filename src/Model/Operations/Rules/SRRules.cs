using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using static Xen.Model.Classes.StorageOperations;

namespace Xen.Model.Operations.Rules;

/// <summary>Whether an operation on an SR may begin.</summary>
internal static class SRRules
{
    private static readonly (StorageOperations Operation, string Feature)[] s_features =
    [
        (VdiCreate, "VDI_CREATE"), (VdiDestroy, "VDI_DELETE"), (VdiIntroduce, "VDI_INTRODUCE"),
        (VdiResize, "VDI_RESIZE"), (VdiResizeOnline, "VDI_RESIZE_ONLINE"),
        (VdiClone, "VDI_CLONE"), (VdiSnapshot, "VDI_SNAPSHOT"),
        (VdiMirror, "VDI_MIRROR"), (VdiEnableCbt, "VDI_CONFIG_CBT"), (VdiDisableCbt, "VDI_CONFIG_CBT"),
        (VdiDataDestroy, "VDI_CONFIG_CBT"), (VdiListChangedBlocks, "VDI_CONFIG_CBT"),
        (VdiSetOnBoot, "VDI_RESET_ON_BOOT"),
        (VdiUpdate, "VDI_UPDATE"), (VdiGenerateConfig, "VDI_GENERATE_CONFIG"), (StorageOperations.Update, "SR_UPDATE"),
        (VdiRevert, "VDI_REVERT"),
    ];

    /// <summary>Why an operation must not begin now; null when it may.</summary>
    public static XenError? Check(Changes changes, Ref<SRRecord> self, SRRecord sr, StorageOperations operation)
    {
        // Hosts that come back from their upgrade attach what they had.
        if (operation is not (Scan or Plug or Unplug) && Upgrade.IsInProgress(changes))
        {
            return new XenError(ErrorCode.NotSupportedDuringUpgrade);
        }
        foreach ((StorageOperations known, string feature) in s_features)
        {
            if (known == operation && !HasFeature(changes, self, feature))
            {
                return new XenError(ErrorCode.SROperationNotSupported, self.ToString());
            }
        }
        if (sr.IsToolsSr && operation is (VdiCreate or VdiDestroy))
        {
            return new XenError(ErrorCode.SROperationNotSupported, self.ToString());
        }
        return CheckLife(changes, self, sr, operation) ?? CheckConcurrency(self, sr, operation);
    }

    /// <summary>What an SR would accept now, in the order of the data model.</summary>
    public static XenSet<StorageOperations> Allowed(Changes changes, Ref<SRRecord> self, SRRecord sr) =>
        XenSet<StorageOperations>.Of([.. Enum.GetValues<StorageOperations>()
            .Where(operation => operation is not (VdiBlocked or VdiRevert))
            .Where(operation => Check(changes, self, sr, operation) is null)]);

    /// <summary>True when some host can reach the SR.</summary>
    public static bool IsAttached(Changes changes, Ref<SRRecord> self) =>
        changes.TryGet(self, out SRRecord? sr)
        && changes.All(sr.PBDs).Any(pbd => pbd.Record.CurrentlyAttached);

    /// <summary>True when a host can reach the SR.</summary>
    public static bool IsAttachedTo(Changes changes, Ref<SRRecord> self, Ref<HostRecord> host) =>
        changes.TryGet(self, out SRRecord? sr)
        && changes.All(sr.PBDs).Any(pbd => pbd.Record.CurrentlyAttached && pbd.Record.Host == host);

    /// <summary>True when the driver of an SR can do something.</summary>
    public static bool HasFeature(Changes changes, Ref<SRRecord> self, string feature) =>
        changes.TryGet(self, out SRRecord? sr)
        && changes.All<SMRecord>().Any(sm => sm.Record.Type == sr.Type && sm.Record.Features.ContainsKey(feature));

    private static XenError? CheckLife(
        Changes changes, Ref<SRRecord> self, SRRecord sr, StorageOperations operation)
    {
        if (operation is not (Destroy or Forget))
        {
            return null;
        }
        if (IsAttached(changes, self))
        {
            return new XenError(ErrorCode.SRHasPBD, self.ToString());
        }
        if (operation == Forget)
        {
            return null;
        }
        if (sr.PBDs.Count == 0)
        {
            return new XenError(ErrorCode.SRHasNoPbds, self.ToString());
        }
        return changes.All(sr.VDIs).Any(vdi => vdi.Record is { Managed: true, Type: not VDIType.Rrd })
            ? new XenError(ErrorCode.SRNotEmpty)
            : null;
    }

    /// <summary>
    /// Disks are worked on side by side; what concerns the repository as a whole wants it for itself. Servers that
    /// queue a second disk operation behind the first look the same to clients, but for the time it takes.
    /// </summary>
    private static XenError? CheckConcurrency(Ref<SRRecord> self, SRRecord sr, StorageOperations operation)
    {
        foreach (KeyValuePair<string, StorageOperations> current in sr.CurrentOperations)
        {
            if (!(IsOfDisk(operation) && IsOfDisk(current.Value)) && !(operation == Plug && current.Value == Plug))
            {
                return new XenError(ErrorCode.OtherOperationInProgress,
                    "SR", self.ToString(), Enums.StorageOperations.NameOf(current.Value), current.Key);
            }
        }
        return null;
    }

    private static bool IsOfDisk(StorageOperations operation) => operation is >= VdiCreate and <= VdiRevert;
}
