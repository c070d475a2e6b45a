using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Decisions.Waiting;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Schedules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VMSS;

/// <summary>Snapshots that are taken when their time has come.</summary>
internal static class VMSSDeciders
{
    private const long RetainedMin = 1;
    private const long RetainedMax = 10;

    public static void Register(DeciderTable table, Lifecycles lifecycles, GroupSteps steps)
    {
        lifecycles.Creates<VMSSRecord>(Create).Destroys<VMSSRecord>(Destroy);
        steps.Add(OperationKind.SnapshotSchedule, ScheduleOperation.Advance);
        table
            .Add<VMSSSnapshotNow>((call, context) => ScheduleOperation.Begin(context, call.Vmss))
            .Add<VMSSSetRetainedSnapshots>((call, context) => Edits.Change(
                context,
                call.Self,
                _ => CheckRetained(call.Value),
                vmss => vmss with { RetainedSnapshots = call.Value }))
            .Add<VMSSSetFrequency>((call, context) => Edits.Change(context, call.Self, vmss => vmss with
            {
                Frequency = call.Value,
                Schedule = SnapshotTimes.Fitted(call.Value, vmss.Schedule),
            }))
            .Add<VMSSSetSchedule>((call, context) => Edits.Change(
                context, call.Self, _ => SnapshotTimes.Check(call.Value), vmss => vmss with { Schedule = call.Value }))
            .Add<VMSSAddToSchedule>((call, context) => SnapshotTimes.Check(call.Key, call.Value) is { } error
                ? error
                : Edits.AddTo(context, call.Self, VMSSRecord.ScheduleField, call.Key, call.Value))
            .Add<VMSSRemoveFromSchedule>((call, context) =>
                Edits.RemoveFrom(context, call.Self, VMSSRecord.ScheduleField, call.Key))
            .Add<VMSSSetLastRunTime>((call, context) =>
                Edits.Set(context, call.Self, VMSSRecord.LastRunTimeField, call.Value))
            .Add<VMSSSetType>(SetType);
    }

    private static Decision Create(VMSSRecord wanted, DecisionContext context)
    {
        if ((CheckRetained(wanted.RetainedSnapshots) ?? SnapshotTimes.Check(wanted.Schedule)) is { } error)
        {
            return error;
        }
        ObjectRef created = context.Create(wanted with
        {
            Uuid = context.NewUuid(),
            Schedule = SnapshotTimes.Fitted(wanted.Frequency, wanted.Schedule),
            LastRunTime = DateTimeOffset.UnixEpoch,
        });
        return Decision.With(created);
    }

    /// <summary>A schedule goes with the messages about it, but not from under its VMs.</summary>
    private static Decision Destroy(Ref<VMSSRecord> self, VMSSRecord vmss, DecisionContext context)
    {
        if (vmss.VMs.Count > 0)
        {
            return new XenError(ErrorCode.VMSSHasVM);
        }
        foreach ((Ref<MessageRecord> message, MessageRecord record) in context.Changes.All<MessageRecord>().ToArray())
        {
            if (record.ObjUuid == vmss.Uuid)
            {
                context.Changes.Delete(message);
            }
        }
        context.Changes.Delete(self);
        return Decision.Done;
    }

    /// <summary>No guest can be asked to be quiet any more; a schedule with VMs must not count on it.</summary>
    private static Decision SetType(VMSSSetType call, DecisionContext context) => Edits.Change(
        context,
        call.Self,
        vmss => call.Value == VMSSType.SnapshotWithQuiesce && vmss.VMs.Count > 0
            ? new XenError(
                ErrorCode.VMSnapshotWithQuiesceNotSupported,
                context.Changes.All(vmss.VMs).First().Reference.ToString())
            : null,
        vmss => vmss with { Type = call.Value });

    private static XenError? CheckRetained(long value) => value is >= RetainedMin and <= RetainedMax
        ? null
        : new XenError(
            ErrorCode.InvalidValue, "retained_snapshots", value.ToString(CultureInfo.InvariantCulture));
}
