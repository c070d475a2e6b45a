using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Pool;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using static Xen.Model.Classes.VDIOperations;

namespace Xen.Model.Operations.Rules;

/// <summary>Whether an operation on a VDI may begin; of several reasons the first in the API's order.</summary>
internal static class VDIRules
{
    private static readonly (VDIOperations Operation, string Feature)[] s_features =
    [
        (Clone, "VDI_CLONE"), (Resize, "VDI_RESIZE"), (ResizeOnline, "VDI_RESIZE_ONLINE"), (Snapshot, "VDI_SNAPSHOT"),
        (Mirror, "VDI_MIRROR"), (Destroy, "VDI_DELETE"), (VDIOperations.Update, "VDI_UPDATE"),
        (GenerateConfig, "VDI_GENERATE_CONFIG"), (EnableCbt, "VDI_CONFIG_CBT"), (DisableCbt, "VDI_CONFIG_CBT"),
        (DataDestroy, "VDI_CONFIG_CBT"), (ListChangedBlocks, "VDI_CONFIG_CBT"), (SetOnBoot, "VDI_RESET_ON_BOOT"),
    ];

    /// <summary>Why an operation must not begin now; null when it may.</summary>
    public static XenError? Check(Changes changes, Ref<VDIRecord> self, VDIRecord vdi, VDIOperations operation)
    {
        if (Upgrade.IsInProgress(changes))
        {
            return new XenError(ErrorCode.NotSupportedDuringUpgrade);
        }
        if (Busy(self, vdi) is { } busy)
        {
            return busy;
        }
        if (operation is (Resize or ResizeOnline) && !SRRules.IsAttached(changes, vdi.SR))
        {
            return new XenError(ErrorCode.SRHasNoPbds, vdi.SR.ToString());
        }
        return CheckAttachment(changes, self, vdi, operation)
            ?? CheckFeature(changes, vdi, operation)
            ?? CheckType(changes, self, vdi, operation);
    }

    /// <summary>
    /// What a VDI would accept now, in the order of the data model, without the newer operations that old clients choke
    /// on.
    /// </summary>
    public static XenSet<VDIOperations> Allowed(Changes changes, Ref<VDIRecord> self, VDIRecord vdi) =>
        XenSet<VDIOperations>.Of([.. Enum.GetValues<VDIOperations>()
            .Where(operation => operation is not (EnableCbt or DisableCbt or DataDestroy or ListChangedBlocks
                or Blocked or RevertTo or RevertFrom or Mirror))
            .Where(operation => Check(changes, self, vdi, operation) is null)]);

    /// <summary>The error of a disk that something else is done with; null for one that is only copied.</summary>
    public static XenError? Busy(Ref<VDIRecord> self, VDIRecord vdi)
    {
        foreach (KeyValuePair<string, VDIOperations> current in vdi.CurrentOperations)
        {
            if (current.Value != Copy)
            {
                return new XenError(ErrorCode.OtherOperationInProgress,
                    "VDI", self.ToString(), Enums.VDIOperations.NameOf(current.Value), current.Key);
            }
        }
        return null;
    }

    private static XenError? CheckAttachment(
        Changes changes, Ref<VDIRecord> self, VDIRecord vdi, VDIOperations operation)
    {
        bool isActive = false;
        bool isReadOnly = true;
        bool isOfSnapshots = true;
        foreach (Ref<VBDRecord> reference in vdi.VBDs)
        {
            if (changes.TryGet(reference, out VBDRecord? vbd) && (vbd.CurrentlyAttached || vbd.Reserved))
            {
                isActive = true;
                isReadOnly &= vbd.Mode == VBDMode.RO;
                isOfSnapshots &= changes.Find(vbd.VM) is { IsASnapshot: true };
            }
        }
        if (isActive && !IsForAttached(operation, isReadOnly) && !(isOfSnapshots && operation == ListChangedBlocks))
        {
            return new XenError(
                ErrorCode.VDIInUse, self.ToString(), Enums.VDIOperations.NameOf(operation));
        }
        return CheckBusyVBD(changes, vdi);
    }

    private static bool IsForAttached(VDIOperations operation, bool isReadOnly) =>
        operation is Snapshot or Clone or ResizeOnline or Mirror or EnableCbt or DisableCbt or DataDestroy
            or RevertTo or Blocked
        || (isReadOnly && operation == Copy);

    private static XenError? CheckBusyVBD(Changes changes, VDIRecord vdi)
    {
        foreach (Ref<VBDRecord> reference in vdi.VBDs)
        {
            if (changes.TryGet(reference, out VBDRecord? vbd) && vbd.CurrentOperations.Count > 0)
            {
                KeyValuePair<string, VBDOperations> current = vbd.CurrentOperations.First();
                return new XenError(ErrorCode.OtherOperationInProgress,
                    "VBD", reference.ToString(), Enums.VBDOperations.NameOf(current.Value), current.Key);
            }
        }
        return null;
    }

    private static XenError? CheckFeature(Changes changes, VDIRecord vdi, VDIOperations operation)
    {
        foreach ((VDIOperations known, string feature) in s_features)
        {
            if (known == operation && !SRRules.HasFeature(changes, vdi.SR, feature))
            {
                return new XenError(ErrorCode.SROperationNotSupported, vdi.SR.ToString());
            }
        }
        return null;
    }

    private static XenError? CheckType(Changes changes, Ref<VDIRecord> self, VDIRecord vdi, VDIOperations operation)
    {
        if (vdi.Type == VDIType.CbtMetadata && operation is not (DataDestroy or Destroy or Forget
            or VDIOperations.Update or ListChangedBlocks or GenerateConfig))
        {
            return Incompatible(self, vdi);
        }
        return operation switch
        {
            Destroy or Forget when vdi.Type == VDIType.Rrd && SRRules.IsAttached(changes, vdi.SR) =>
                new XenError(ErrorCode.VDIHasRrds, self.ToString()),
            Destroy or Forget or Resize when vdi.Type is VDIType.HaStatefile or VDIType.RedoLog
                && Pools.IsHaEnabled(changes) =>
                new XenError(ErrorCode.HAIsEnabled),
            Destroy when changes.Find(vdi.SR) is { Type: "udev" } =>
                new XenError(ErrorCode.VDIIsAPhysicalDevice, self.ToString()),
            EnableCbt or DisableCbt => CheckTracking(self, vdi),
            DataDestroy when !vdi.IsASnapshot =>
                new XenError(ErrorCode.OperationNotAllowed, $"VDI is not a snapshot: {self}"),
            DataDestroy when !vdi.CbtEnabled => new XenError(ErrorCode.VDINoCBTMetadata, self.ToString()),
            Mirror or SetOnBoot when vdi.CbtEnabled => new XenError(ErrorCode.VDICBTEnabled, self.ToString()),
            _ => null,
        };
    }

    /// <summary>Writes are noted for disks of VMs that keep what is written.</summary>
    private static XenError? CheckTracking(Ref<VDIRecord> self, VDIRecord vdi) => vdi switch
    {
        { IsASnapshot: true } => new XenError(ErrorCode.OperationNotAllowed, $"VDI is a snapshot: {self}"),
        { Type: not (VDIType.User or VDIType.System) } => Incompatible(self, vdi),
        { OnBoot: OnBoot.Reset } => new XenError(ErrorCode.VDIOnBootModeIncompatibleWithOperation),
        _ => null,
    };

    private static XenError Incompatible(Ref<VDIRecord> self, VDIRecord vdi) =>
        new(ErrorCode.VDIIncompatibleType, self.ToString(), Enums.VDIType.NameOf(vdi.Type));
}
