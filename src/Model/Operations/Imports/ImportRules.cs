using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Devices;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Imports;

/// <summary>
/// What speaks against an import, before anything is made. The order of the checks is part of the API.
/// </summary>
internal static class ImportRules
{
    /// <summary>Why the import must not be; null when it may.</summary>
    public static XenError? Check(ImportRun run)
    {
        if (run.Changes.All<PoolRecord>().Any(pool => VMRules.IsUpgrading(pool.Record)))
        {
            return new XenError(ErrorCode.NotSupportedDuringUpgrade);
        }
        if (!run.All<VMRecord>().Any())
        {
            return new XenError(ErrorCode.ImportError, "there is no VM in the import");
        }
        foreach ((_, VMRecord vm) in run.All<VMRecord>())
        {
            XenError? error = run.Settings.IsRestore ? CheckIdentity(run, vm) : null;
            error ??= run.Settings.ChecksProcessors ? CheckProcessor(run, vm) : null;
            if (error is not null)
            {
                return error;
            }
        }
        return null;
    }

    /// <summary>The VM that has the identity of one that is restored; null when nobody has it.</summary>
    public static Ref<VMRecord> Present(ImportRun run, VMRecord vm) => run.Changes.All<VMRecord>()
        .FirstOrDefault(item => item.Record.Uuid == vm.Uuid).Reference;

    private static XenError? CheckIdentity(ImportRun run, VMRecord vm)
    {
        Changes changes = run.Changes;
        Ref<VMRecord> reference = Present(run, vm);
        if (changes.TryGet(reference, out VMRecord? present) && !IsShared(present))
        {
            if (VMRules.Check(changes, reference, present, VMOperations.Destroy) is { } busy)
            {
                return busy;
            }
            if (present.PowerState != VMPowerState.Halted)
            {
                return VMRules.BadPowerState(reference, PowerStates.Halted, present.PowerState);
            }
            if (!run.Settings.IsForced && !vm.IsASnapshot && present.Version >= vm.Version)
            {
                return new XenError(
                    ErrorCode.VMToImportIsNotNewerVersion,
                    reference.ToString(),
                    present.Version.ToString(CultureInfo.InvariantCulture),
                    vm.Version.ToString(CultureInfo.InvariantCulture));
            }
        }
        string seed = vm.OtherConfig.GetOr(MacAddress.SeedKey, "");
        return seed.Length > 0 && !vm.IsASnapshot && !run.Settings.IsForced && changes.All<VMRecord>().Any(other =>
                !other.Record.IsASnapshot && other.Record.Uuid != vm.Uuid
                && other.Record.OtherConfig.GetOr(MacAddress.SeedKey, "") == seed)
            ? new XenError(ErrorCode.DuplicateMACSeed, seed)
            : null;
    }

    /// <summary>True for what every pool has: it is neither made nor replaced.</summary>
    public static bool IsShared(VMRecord vm) => vm.IsControlDomain || vm.IsDefaultTemplate;

    private static XenError? CheckProcessor(ImportRun run, VMRecord vm)
    {
        string vendor = vm.LastBootCPUFlags.GetOr("vendor", "");
        (Ref<HostRecord> reference, _) = run.Changes.All<HostRecord>()
            .FirstOrDefault(host => host.Record.CpuInfo.GetOr("vendor", "") != vendor);
        return vm.PowerState == VMPowerState.Suspended && vendor.Length > 0 && !run.Changes.All<HostRecord>()
                .Any(host => host.Record.CpuInfo.GetOr("vendor", "") == vendor)
            ? new XenError(
                ErrorCode.VMIncompatibleWithThisHost,
                Present(run, vm).ToString(),
                reference.ToString(),
                "VM last booted on a CPU with a vendor that no host has")
            : null;
    }
}
