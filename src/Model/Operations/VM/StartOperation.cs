using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>Starts a halted VM.</summary>
internal static class StartOperation
{
    /// <summary>Name of the argument that is the host.</summary>
    public const string HostKey = "host";

    /// <summary>Name of the argument that says whether the domain stays paused.</summary>
    public const string PausedKey = "paused";

    private const string AlwaysRunKey = "always_run";
    private const string CoresKey = "cores-per-socket";
    private const string DeviceModelKey = "device-model";

    /// <summary>What a guest without texts of its own reads in its firmware.</summary>
    private static readonly XenMap<string, string> s_biosStrings = XenMap<string, string>.Of(
        ("bios-vendor", "Xen"), ("bios-version", ""), ("system-manufacturer", "Xen"),
        ("system-product-name", "HVM domU"), ("system-version", ""), ("system-serial-number", ""));

    /// <summary>Checks, reserves memory on a host and intends the start.</summary>
    /// <param name="context">The decision.</param>
    /// <param name="self">The VM.</param>
    /// <param name="pinned">The host that was asked for; null to choose one.</param>
    /// <param name="isPaused">True to leave the domain paused.</param>
    public static Decision Begin(
        DecisionContext context, Ref<VMRecord> self, Ref<HostRecord>? pinned, bool isPaused)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        VMOperations operation = pinned is null ? VMOperations.Start : VMOperations.StartOn;
        if ((VMRules.Check(changes, self, vm, operation) ?? MemoryRules.CheckBoot(vm) ?? CheckTopology(vm)
            ?? CheckDisks(changes, vm) ?? Installer.Check(self, vm))
            is { } refused)
        {
            return refused;
        }
        if (pinned is { } wanted && Placement.Check(changes, self, vm, wanted) is { } unsuitable)
        {
            return unsuitable;
        }
        Ref<HostRecord> host = pinned ?? Placement.Choose(changes, self, vm);
        if (host.IsNull)
        {
            return new XenError(ErrorCode.NoHostsAvailable);
        }
        OperationDraft draft = new OperationDraft(context, OperationKind.VMStart, self)
            .With(HostKey, host)
            .With(PausedKey, isPaused ? "true" : "false")
            .With(AlwaysRunKey, vm.HaAlwaysRun ? "true" : "false")
            .Mark(self, operation);
        MarkDevices(draft, changes, vm);
        draft.Mark(host, HostAllowedOperations.VmStart);
        changes.Update(self, record => record with
        {
            ScheduledToBeResidentOn = host,
            HaAlwaysRun = record.HaRestartPriority.Length > 0,
            MemoryOverhead = HostMemory.OverheadOf(record),
            BiosStrings = record.BiosStrings.Count > 0 ? record.BiosStrings : s_biosStrings,
            Platform = PlatformOf(record),
            DomainType = VMRules.IsHvm(record) ? DomainType.Hvm : record.DomainType,
        });
        return draft.Intend();
    }

    /// <summary>Applies the end.</summary>
    public static void End(OperationEnding ending)
    {
        Ref<VMRecord> self = ending.Target<VMRecord>();
        if (!ending.Changes.TryGet(self, out VMRecord? vm))
        {
            return;
        }
        if (ending.Error is not null)
        {
            Domains.Halt(ending.Changes, self);
            // One that had to run before still has to.
            bool mustRun = ending.Argument(AlwaysRunKey) == "true";
            ending.Changes.Update(self, record => record with { HaAlwaysRun = mustRun });
            return;
        }
        Ref<HostRecord> host = ending.Reference<HostRecord>(HostKey);
        Domains.Arrive(ending.Context, self, host, ending.Number(Domains.DomidFact, -1), StateAfter(ending));
        Messages.Post(ending.Context, "VM_STARTED", vm, $"started on host: {NameOf(ending.Changes, host)}");
    }

    /// <summary>The power state that the caller asked for.</summary>
    public static VMPowerState StateAfter(OperationEnding ending) =>
        ending.Argument(PausedKey) == "true" ? VMPowerState.Paused : VMPowerState.Running;

    /// <summary>A host as messages name it.</summary>
    public static string NameOf(Changes changes, Ref<HostRecord> host) =>
        changes.TryGet(host, out HostRecord? record) ? $"{record.NameLabel} (uuid: {record.Uuid})" : host.ToString();

    /// <summary>Shows on every device that it is being attached.</summary>
    public static void MarkDevices(OperationDraft draft, Changes changes, VMRecord vm)
    {
        foreach ((Ref<VBDRecord> vbd, _) in changes.All(vm.VBDs))
        {
            draft.Mark(vbd, VBDOperations.Attach);
        }
        foreach ((Ref<VIFRecord> vif, _) in changes.All(vm.VIFs))
        {
            draft.Mark(vif, VIFOperations.Attach);
        }
    }

    /// <summary>Virtual hardware is emulated by a program that depends on the firmware.</summary>
    private static XenMap<string, string> PlatformOf(VMRecord vm) =>
        !VMRules.IsHvm(vm) || vm.Platform.ContainsKey(DeviceModelKey)
            ? vm.Platform
            : vm.Platform.With(DeviceModelKey, vm.HVMBootParams.GetOr("firmware", "bios") == "uefi"
                ? "qemu-upstream-uefi"
                : "qemu-upstream-compat");

    /// <summary>Processors come in whole sockets.</summary>
    private static XenError? CheckTopology(VMRecord vm)
    {
        if (vm.DomainType == DomainType.Pv || !vm.Platform.TryGetValue(CoresKey, out string? cores))
        {
            return null;
        }
        if (!long.TryParse(cores, NumberStyles.None, CultureInfo.InvariantCulture, out long count) || count < 1)
        {
            return new XenError(ErrorCode.InvalidValue, $"platform:{CoresKey}", cores);
        }
        return vm.VCPUsMax % count == 0 ? null : new XenError(
            ErrorCode.VcpuMaxNotCoresPerSocketMultiple, vm.VCPUsMax.ToString(CultureInfo.InvariantCulture), cores);
    }

    /// <summary>A disk that somebody else writes to must not be given to a second VM.</summary>
    private static XenError? CheckDisks(Changes changes, VMRecord vm)
    {
        foreach ((Ref<VBDRecord> reference, VBDRecord vbd) in changes.All(vm.VBDs))
        {
            if (VBDRules.Check(changes, reference, vbd, VBDOperations.Attach) is { } error)
            {
                return error;
            }
        }
        return null;
    }
}
