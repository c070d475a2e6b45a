using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VM;

/// <summary>How a VM boots: with virtual hardware or an adapted kernel, and with which firmware data.</summary>
internal static class VMBootDeciders
{
    private const string BootPolicy = "BIOS order";

    public static void Register(DeciderTable table) => table
        .Add<VMSetHVMBootPolicy>((call, context) => Change(context, call.Self, vm => vm with
        {
            HVMBootPolicy = call.Value,
            DomainType = call.Value.Length > 0 ? DomainType.Hvm : DomainType.Pv,
        }))
        .Add<VMSetDomainType>((call, context) => Change(context, call.Self, vm => vm with
        {
            DomainType = call.Value,
            HVMBootPolicy = PolicyOf(vm, call.Value),
        }))
        .Add<VMSetNVRAM>((call, context) => Edits.Set(context, call.Self, VMRecord.NVRAMField, call.Value))
        .Add<VMAddToNVRAM>((call, context) =>
            Edits.AddTo(context, call.Self, VMRecord.NVRAMField, call.Key, call.Value))
        .Add<VMRemoveFromNVRAM>((call, context) =>
            Edits.RemoveFrom(context, call.Self, VMRecord.NVRAMField, call.Key))
        .Add<VMSetNVRAMEFIVariables>((call, context) => Edits.Change(
            context, call.Self, vm => vm with { NVRAM = vm.NVRAM.With("EFI-variables", call.Value) }))
        .Add<VMSetBiosStrings>((call, context) => SetBios(context, call.Self, call.Value))
        .Add<VMCopyBiosStrings>((call, context) => context.Changes.TryGet(call.Host, out HostRecord? host)
            ? SetBios(context, call.VM, host.BiosStrings)
            : DecisionContext.HandleInvalid(call.Host));

    /// <summary>Firmware cannot change its name once a guest has seen it.</summary>
    private static Decision SetBios(
        DecisionContext context, Ref<VMRecord> self, XenMap<string, string> strings) => Edits.Change(
            context,
            self,
            vm => vm.BiosStrings.Count > 0 ? new XenError(ErrorCode.VMBIOSStringsAlreadySet) : null,
            vm => vm with { BiosStrings = strings });

    private static string PolicyOf(VMRecord vm, DomainType type)
    {
        if (type != DomainType.Hvm)
        {
            return "";
        }
        return vm.HVMBootPolicy.Length > 0 ? vm.HVMBootPolicy : BootPolicy;
    }

    private static Decision Change(DecisionContext context, Ref<VMRecord> self, Func<VMRecord, VMRecord> change) =>
        Edits.Change(
            context,
            self,
            vm => vm.PowerState == VMPowerState.Halted
                ? null
                : VMRules.BadPowerState(self, PowerStates.Halted, vm.PowerState),
            change);
}
