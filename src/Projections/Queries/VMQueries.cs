using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Queries;

/// <summary>What can be asked about a guest without asking the hypervisor.</summary>
internal static class VMQueries
{
    private const long BytesPerMebibyte = 1L << 20;

    public static void Register(QueryTable table) => table
        .Add<VMGetAllowedVBDDevices, VMRecord>(static call => call.VM, static (vm, _, context) =>
            QueryResult.With(DevicePositions.FreeForDisks(context.View, vm)))
        .Add<VMGetAllowedVIFDevices, VMRecord>(static call => call.VM, static (vm, _, context) =>
            QueryResult.With(DevicePositions.FreeForInterfaces(context.View, vm)))
        .Add<VMGetPossibleHosts, VMRecord>(static call => call.VM, static (_, call, context) =>
            QueryResult.With(RefSet<HostRecord>.Of(context.View.All<HostRecord>()
                .Select(host => host.Reference)
                .Where(host => HostSuitability.ErrorOf(context.View, call.VM, host) is null))))
        .Add<VMAssertCanBootHere, VMRecord>(static call => call.Self, CanBootHere)
        .Add<VMGetBootRecord, VMRecord>(static call => call.Self, BootRecord)
        .Add<VMMaximiseMemory, VMRecord>(static call => call.Self, static (vm, call, _) =>
            QueryResult.With(Math.Max(call.Total - vm.MemoryOverhead, 0) / BytesPerMebibyte * BytesPerMebibyte))
        .Add<VTPMGetContents, VTPMRecord>(static call => call.Self, static (vtpm, _, context) =>
            context.View.Find((ObjectRef)vtpm.Contents) is { Record: not null } contents
                && context.Secrets?.Of(contents) is SecretRecord secret
                ? QueryResult.With(secret.Value)
                : QueryResult.With(""))
        .Add<VMAssertAgile, VMRecord>(static call => call.Self, static (_, call, context) =>
            new QueryResult(Agility.ErrorOf(context.View, call.Self), null));

    private static QueryResult CanBootHere(VMRecord vm, VMAssertCanBootHere call, QueryContext context) =>
        context.View.Find(call.Host) is null
            ? new XenError(ErrorCode.HandleInvalid, HostRecord.WireName, call.Host.ToString())
            : new QueryResult(HostSuitability.ErrorOf(context.View, call.Self, call.Host), null);

    /// <summary>
    /// Today's servers keep no separate record of the settings at boot: the present one is the answer.
    /// </summary>
    private static QueryResult BootRecord(VMRecord vm, VMGetBootRecord call, QueryContext context) =>
        vm.PowerState == VMPowerState.Halted
            ? new XenError(ErrorCode.VMBadPowerState, call.Self.ToString(), "paused, running, suspended", "halted")
            : QueryResult.With(vm);
}
