using System.Globalization;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Operations.Waiting;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Schedules;

/// <summary>
/// A run of a snapshot schedule: a snapshot of each of its VMs, then the oldest of its own snapshots are destroyed with
/// their disks until no VM has more than are to be kept.
/// </summary>
internal static class ScheduleOperation
{
    private const string StepKey = "step";
    private const string Taken = "taken";
    private const string Pruned = "pruned";

    private const long Informed = 5;
    private const long Warned = 3;

    /// <summary>How late a run may begin; one that was missed by more is left out.</summary>
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(15);

    /// <summary>Begins a run now.</summary>
    public static Decision Begin(DecisionContext context, Ref<VMSSRecord> self)
    {
        if (context.Changes.Find(self) is null)
        {
            return DecisionContext.HandleInvalid(self);
        }
        return GroupOperation.Draft(context, OperationKind.SnapshotSchedule, self).Intend();
    }

    /// <summary>Begins the runs that are due.</summary>
    public static void BeginDue(DecisionContext context)
    {
        foreach ((Ref<VMSSRecord> self, VMSSRecord schedule) in context.Changes.All<VMSSRecord>().ToArray())
        {
            if (!schedule.Enabled || schedule.VMs.Count == 0
                || SnapshotTimes.LastUpTo(schedule.Frequency, schedule.Schedule, context.Now) is not { } due
                || schedule.LastRunTime >= due || context.Now - due >= s_window)
            {
                continue;
            }
            context.Changes.Set(self, schedule with { LastRunTime = context.Now });
            Ref<TaskRecord> task = context.Create(TaskLife.New(context) with { NameLabel = "VMSS.snapshot_now" });
            new OperationDraft(context, OperationKind.SnapshotSchedule, self, task)
                .With(WaitingCalls.Written(CallContext.Server))
                .Intend();
        }
    }

    /// <summary>Takes the next step.</summary>
    public static void Advance(GroupOperation group)
    {
        Ref<VMSSRecord> self = group.Target<VMSSRecord>();
        if (!group.Changes.TryGet(self, out VMSSRecord? schedule))
        {
            group.Fail(DecisionContext.HandleInvalid(self));
            return;
        }
        switch (group.Argument(StepKey))
        {
            case "":
                group.Keep(StepKey, Taken);
                TakeSnapshots(group, schedule);
                break;
            case Taken:
                group.Keep(StepKey, Pruned);
                Tell(group, schedule);
                Prune(group, schedule);
                break;
            default:
                group.Succeed(TaskResult.Of(VMSSSnapshotNow.Declared, ""));
                break;
        }
    }

    private static void TakeSnapshots(GroupOperation group, VMSSRecord schedule)
    {
        string time = group.Context.Now.UtcDateTime.ToString("yyyyMMddTHHmmssZ", CultureInfo.InvariantCulture);
        string name = $"{schedule.NameLabel}_{time}";
        foreach ((Ref<VMRecord> vm, _) in group.Changes.All(schedule.VMs).Reverse())
        {
            group.Begin(CallFor(schedule.Type, vm, name), vm);
        }
    }

    private static Call CallFor(VMSSType type, Ref<VMRecord> vm, string name) => type switch
    {
        VMSSType.Checkpoint => new VMCheckpoint(vm, name),
        VMSSType.SnapshotWithQuiesce => new VMSnapshotWithQuiesce(vm, name),
        _ => new VMSnapshot(vm, name, RefSet<VDIRecord>.Empty),
    };

    private static void Tell(GroupOperation group, VMSSRecord schedule)
    {
        foreach ((ObjectRef vm, TaskRecord task) in group.Parts())
        {
            string name = group.Changes.Find(vm.As<VMRecord>())?.NameLabel ?? vm.ToString();
            if (task.Status != TaskStatusType.Success)
            {
                Messages.Post(
                    group.Context, "VMSS_SNAPSHOT_FAILED", Warned, MessageClass.VMSS, schedule.Uuid,
                    $"VM '{name}' could not be snapshotted: {string.Join(", ", task.ErrorInfo)}");
                continue;
            }
            Ref<VMRecord> snapshot = SnapshotIn(task);
            if (group.Changes.TryGet(snapshot, out VMRecord? record))
            {
                group.Changes.Set(snapshot, record with { IsVmssSnapshot = true });
            }
            Messages.Post(
                group.Context, "VMSS_SNAPSHOT_SUCCEEDED", Informed, MessageClass.VMSS, schedule.Uuid,
                $"VM '{name}' has been snapshotted");
        }
    }

    private static void Prune(GroupOperation group, VMSSRecord schedule)
    {
        foreach ((_, VMRecord vm) in group.Changes.All(schedule.VMs))
        {
            IEnumerable<(Ref<VMRecord> Reference, VMRecord Record)> surplus = group.Changes.All(vm.Snapshots)
                .Where(snapshot => snapshot.Record.IsVmssSnapshot)
                .OrderByDescending(snapshot => snapshot.Record.SnapshotTime)
                .Skip((int)schedule.RetainedSnapshots);
            foreach ((Ref<VMRecord> snapshot, VMRecord record) in surplus.ToArray())
            {
                group.Begin(new DestroyObject(VMRecord.ClassInfo, snapshot), snapshot);
                foreach ((_, VBDRecord vbd) in group.Changes.All(record.VBDs))
                {
                    if (vbd is { Type: not VBDType.CD, Empty: false })
                    {
                        group.Begin(new DestroyObject(VDIRecord.ClassInfo, vbd.VDI), vbd.VDI);
                    }
                }
            }
        }
    }

    private static Ref<VMRecord> SnapshotIn(TaskRecord task)
    {
        string text = task.Result.Replace("<value>", "", StringComparison.Ordinal)
            .Replace("</value>", "", StringComparison.Ordinal);
        return ObjectRef.TryParse(text, out ObjectRef snapshot) ? snapshot.As<VMRecord>() : default;
    }
}
