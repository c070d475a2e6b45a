using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VM;

/// <summary>Settings of VMs that look like plain fields, and the rules behind some of them.</summary>
internal static class VMSettingDeciders
{
    public static void Register(DeciderTable table, FieldRules rules)
    {
        RegisterMaps(table);
        RegisterAvailability(table);
        rules.Sets(VMRecord.IsATemplateField, SetIsATemplate);
        table
            .Add<VMSetIsDefaultTemplate>((call, context) =>
                Edits.Set(context, call.VM, VMRecord.IsDefaultTemplateField, call.Value))
            .Add<VMSetHasVendorDevice>((call, context) => Edits.Change(
                context,
                call.Self,
                vm => vm.PowerState == VMPowerState.Halted
                    ? null
                    : VMRules.BadPowerState(call.Self, PowerStates.Halted, vm.PowerState),
                vm => vm with { HasVendorDevice = call.Value }))
            .Add<VMSetActionsAfterCrash>((call, context) =>
                Edits.Set(context, call.Self, VMRecord.ActionsAfterCrashField, call.Value))
            .Add<VMSetSuspendVDI>(SetSuspendVDI)
            .Add<VMSetAppliance>((call, context) => Join(
                context, call.Self, !call.Value.IsNull, "appliances",
                () => Edits.SetReference(context, call.Self, VMRecord.ApplianceField, call.Value)))
            .Add<VMSetSnapshotSchedule>((call, context) => Join(
                context, call.Self, !call.Value.IsNull, "snapshot schedules",
                () => Edits.SetReference(context, call.Self, VMRecord.SnapshotScheduleField, call.Value)))
            .Add<VMSetGroups>((call, context) => Join(
                context, call.Self, call.Value.Count > 0, "groups", () => SetGroups(call, context)));
    }

    private static void RegisterMaps(DeciderTable table) => table
        .Add<VMSetOtherConfig>((call, context) =>
            Edits.Set(context, call.Self, VMRecord.OtherConfigField, call.Value))
        .Add<VMAddToOtherConfig>((call, context) =>
            Edits.AddTo(context, call.Self, VMRecord.OtherConfigField, call.Key, XmlText.Writable(call.Value)))
        .Add<VMRemoveFromOtherConfig>((call, context) =>
            Edits.RemoveFrom(context, call.Self, VMRecord.OtherConfigField, call.Key))
        .Add<VMSetPlatform>((call, context) => Edits.Set(context, call.Self, VMRecord.PlatformField, call.Value))
        .Add<VMAddToPlatform>((call, context) =>
            Edits.AddTo(context, call.Self, VMRecord.PlatformField, call.Key, XmlText.Writable(call.Value)))
        .Add<VMRemoveFromPlatform>((call, context) =>
            Edits.RemoveFrom(context, call.Self, VMRecord.PlatformField, call.Key))
        .Add<VMSetBlockedOperations>((call, context) =>
            Edits.Set(context, call.Self, VMRecord.BlockedOperationsField, call.Value))
        .Add<VMAddToBlockedOperations>((call, context) =>
            Edits.AddTo(context, call.Self, VMRecord.BlockedOperationsField, call.Key, XmlText.Writable(call.Value)))
        .Add<VMRemoveFromBlockedOperations>((call, context) =>
            Edits.RemoveFrom(context, call.Self, VMRecord.BlockedOperationsField, call.Key));

    private static void RegisterAvailability(DeciderTable table) => table
        .Add<VMSetHaRestartPriority>((call, context) => SetPriority(context, call.Self, call.Value))
        .Add<VMSetHaAlwaysRun>((call, context) => SetPriority(context, call.Self, call.Value ? "restart" : ""))
        .Add<VMSetStartDelay>((call, context) => SetCount(
            context, call.Self, "start_delay", call.Value, vm => vm with { StartDelay = call.Value }))
        .Add<VMSetShutdownDelay>((call, context) => SetCount(
            context, call.Self, "shutdown_delay", call.Value, vm => vm with { ShutdownDelay = call.Value }))
        .Add<VMSetOrder>((call, context) => SetCount(
            context, call.Self, "order", call.Value, vm => vm with { Order = call.Value }));

    private static Decision SetPriority(DecisionContext context, Ref<VMRecord> self, string priority) => Edits.Change(
        context,
        self,
        _ => priority is "" or "best-effort" or "restart"
            ? null
            : new XenError(ErrorCode.InvalidValue, "ha_restart_priority", priority),
        vm => vm with
        {
            HaRestartPriority = priority,
            HaAlwaysRun = vm.PowerState == VMPowerState.Running ? priority.Length > 0 : vm.HaAlwaysRun,
        });

    private static Decision SetCount(
        DecisionContext context, Ref<VMRecord> self, string field, long value, Func<VMRecord, VMRecord> change) =>
        Edits.Change(
            context,
            self,
            _ => value >= 0
                ? null
                : new XenError(ErrorCode.InvalidValue, field, value.ToString(CultureInfo.InvariantCulture)),
            change);

    /// <summary>What has no life of its own belongs to nothing that starts, stops or places VMs.</summary>
    private static Decision Join(
        DecisionContext context, Ref<VMRecord> self, bool isJoining, string what, Func<Decision> join)
    {
        if (!context.Changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        return isJoining && (vm.IsControlDomain || vm.IsATemplate || vm.IsASnapshot)
            ? new XenError(
                ErrorCode.OperationNotAllowed, $"Control domains, templates and snapshots cannot be in {what}")
            : join();
    }

    private static Decision SetGroups(VMSetGroups call, DecisionContext context)
    {
        foreach (Ref<VMGroupRecord> group in call.Value)
        {
            if (context.Changes.Find(group) is null)
            {
                return DecisionContext.HandleInvalid(group);
            }
        }
        return call.Value.Count > 1
            ? new XenError(ErrorCode.OperationNotAllowed, "A VM can be in one group only")
            : Edits.Set(context, call.Self, VMRecord.GroupsField, call.Value);
    }

    private static Decision SetSuspendVDI(VMSetSuspendVDI call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Value, out VDIRecord? image))
        {
            return DecisionContext.HandleInvalid(call.Value);
        }
        return Edits.Change(
            context,
            call.Self,
            vm => vm.PowerState != VMPowerState.Suspended
                ? VMRules.BadPowerState(call.Self, PowerStates.Suspended, vm.PowerState)
                : image.Type != VDIType.Suspend
                    ? new XenError(
                        ErrorCode.VDIIncompatibleType, call.Value.ToString(), Enums.VDIType.NameOf(image.Type))
                    : null,
            vm => vm with { SuspendVDI = call.Value });
    }

    /// <summary>A template has no life of its own: no metrics, no availability, no groups.</summary>
    private static Decision SetIsATemplate(
        Ref<VMRecord> self, VMRecord vm, bool isTemplate, DecisionContext context)
    {
        if (vm.IsATemplate == isTemplate)
        {
            return Decision.Done;
        }
        if (!isTemplate)
        {
            if (vm.IsASnapshot)
            {
                return new XenError(UndeclaredErrorCode.VMIsSnapshot, self.ToString(), "set_is_a_template");
            }
            ProvisionOperation.BecomeVM(context, self);
            return Decision.Done;
        }
        if (VMRules.Check(context.Changes, self, vm, VMOperations.MakeIntoTemplate) is { } error)
        {
            return error;
        }
        foreach (Ref<VUSBRecord> device in vm.VUSBs)
        {
            context.Changes.Delete(device);
        }
        foreach ((Ref<PVSProxyRecord> proxy, PVSProxyRecord record) in
            context.Changes.All<PVSProxyRecord>().ToArray())
        {
            if (vm.VIFs.Contains(record.VIF))
            {
                context.Changes.Delete(proxy);
            }
        }
        context.Changes.Delete(vm.Metrics);
        context.Changes.Update(self, record => record with
        {
            IsATemplate = true,
            HaAlwaysRun = false,
            HaRestartPriority = "",
            Groups = RefSet<VMGroupRecord>.Empty,
            Metrics = default,
        });
        return Decision.Done;
    }
}
