using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Host;

/// <summary>
/// Moves all guests of a host elsewhere, some side by side and the others after them. Each move is an operation with a
/// task of its own, part of the evacuation's; what is still to come after a move stands among its arguments, so that an
/// evacuation goes on after a crash.
/// </summary>
internal static class Evacuation
{
    /// <summary>How many guests move at the same time when nobody says.</summary>
    private const int BatchDefault = 10;

    private const string TaskKey = "evacuation";
    private const string HostKey = "evacuated";
    private const string RestKey = "evacuation.rest";
    private const string TotalKey = "evacuation.total";

    /// <summary>Checks, makes the plan and lets the first guests move.</summary>
    public static Decision Begin(
        DecisionContext context, Ref<HostRecord> self, Ref<NetworkRecord> network, long batchSize)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out HostRecord? host))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (batchSize < 0)
        {
            return new XenError(
                ErrorCode.InvalidValue, "evacuate_batch_size", batchSize.ToString(CultureInfo.InvariantCulture));
        }
        if (HostRules.Check(changes, self, host, HostAllowedOperations.Evacuate) is { } error)
        {
            return error;
        }
        EvacuationPlan plan = EvacuationPlan.For(changes, self);
        if (plan.Obstacles.Count > 0)
        {
            return plan.Obstacles[0].Error;
        }
        if (CheckNetwork(changes, network, plan.Moves.Select(move => move.To).Append(self)) is { } unreachable)
        {
            return unreachable;
        }
        if (plan.Moves.Count == 0)
        {
            return Decision.Done;
        }
        Ref<TaskRecord> task = context.NeedTask();
        SetMark(changes, self, task, isRunning: true);
        int lanes = (int)Math.Min(batchSize == 0 ? BatchDefault : batchSize, plan.Moves.Count);
        for (int lane = 0; lane < lanes; lane++)
        {
            string rest = string.Join(' ', plan.Moves
                .Where((_, at) => at % lanes == lane)
                .Select(move => $"{move.VM} {move.To}"));
            Go(context, self, task, plan.Moves.Count, rest);
        }
        return IsRunning(changes, task, except: task)
            ? Decision.Pending
            : FirstFailure(changes, task) ?? new XenError(ErrorCode.NoHostsAvailable);
    }

    /// <summary>The evacuation that an operation is part of; null for none.</summary>
    public static Ref<TaskRecord> TaskOf(OperationRecord operation) =>
        ObjectRef.TryParse(operation.Arguments.GetOr(TaskKey, ""), out ObjectRef task)
            ? task.As<TaskRecord>()
            : default;

    /// <summary>True for a move that is part of the evacuation with this task.</summary>
    public static bool IsPart(OperationRecord operation, Ref<TaskRecord> task) =>
        !task.IsNull && TaskOf(operation) == task;

    /// <summary>Says whether an evacuation could succeed.</summary>
    public static Decision Assert(DecisionContext context, Ref<HostRecord> self)
    {
        if (!context.Changes.TryGet(self, out _))
        {
            return DecisionContext.HandleInvalid(self);
        }
        IReadOnlyList<(Ref<VMRecord> VM, XenError Error)> obstacles =
            EvacuationPlan.For(context.Changes, self).Obstacles;
        return obstacles.Count == 0 ? Decision.Done : new XenError(
            ErrorCode.CannotEvacuateHost,
            string.Join('|', obstacles.Select(obstacle => string.Join(',', obstacle.Error.Description))));
    }

    /// <summary>Says which guests stand in the way of an evacuation.</summary>
    public static Decision Obstacles(DecisionContext context, Ref<HostRecord> self) =>
        context.Changes.Find(self) is null
            ? DecisionContext.HandleInvalid(self)
            : Decision.With(XenMap<Ref<VMRecord>, XenSet<string>>.Of(EvacuationPlan.For(context.Changes, self)
                .Obstacles.Select(obstacle => KeyValuePair.Create(
                    obstacle.VM, XenSet<string>.Of([.. obstacle.Error.Description])))));

    /// <summary>After the end of any move inside the pool: what follows if it was part of an evacuation.</summary>
    public static void Advance(OperationEnding ending)
    {
        Ref<TaskRecord> task = ending.Reference<TaskRecord>(TaskKey);
        if (task.IsNull)
        {
            return;
        }
        Changes changes = ending.Changes;
        Ref<HostRecord> self = ending.Reference<HostRecord>(HostKey);
        int total = int.Parse(ending.Argument(TotalKey), CultureInfo.InvariantCulture);
        bool isOver = ending.Error is not null || changes.Find(task) is not { Status: TaskStatusType.Pending };
        if (!isOver)
        {
            Go(ending.Context, self, task, total, ending.Argument(RestKey));
        }
        if (!IsRunning(changes, task, ending.Operation.Task))
        {
            Finish(ending, self, task);
        }
        else if (ending.Error is null && changes.TryGet(task, out TaskRecord? record)
            && record.Status == TaskStatusType.Pending)
        {
            changes.Set(task, record with { Progress = Math.Min(record.Progress + 1.0 / total, 1) });
        }
    }

    /// <summary>Lets the first guest of a row move; guests that are gone from the host are passed over.</summary>
    private static void Go(
        DecisionContext context, Ref<HostRecord> self, Ref<TaskRecord> task, int total, string row)
    {
        Changes changes = context.Changes;
        string[] words = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int at = 0; at + 1 < words.Length; at += 2)
        {
            if (!ObjectRef.TryParse(words[at], out ObjectRef guest)
                || !ObjectRef.TryParse(words[at + 1], out ObjectRef to)
                || !changes.TryGet(guest.As<VMRecord>(), out VMRecord? vm) || vm.ResidentOn != self)
            {
                continue;
            }
            Ref<TaskRecord> part = context.Create(TaskLife.New(context) with
            {
                NameLabel = "Async.VM.pool_migrate",
                Session = changes.Find(task)?.Session ?? default,
                SubtaskOf = task,
                OtherConfig = XenMap<string, string>.Empty,
            });
            XenError? error = MigrateOperation.Check(changes, guest.As<VMRecord>(), vm, to.As<HostRecord>());
            if (error is not null)
            {
                TaskLife.Fail(changes, part, context.Now, error);
                return;
            }
            MigrateOperation.Intend(
                new OperationDraft(context, OperationKind.VMPoolMigrate, guest, part)
                    .With(TaskKey, task)
                    .With(HostKey, self)
                    .With(TotalKey, total.ToString(CultureInfo.InvariantCulture))
                    .With(RestKey, string.Join(' ', words[(at + 2)..])),
                changes,
                guest.As<VMRecord>(),
                to.As<HostRecord>());
            return;
        }
    }

    private static void Finish(OperationEnding ending, Ref<HostRecord> self, Ref<TaskRecord> task)
    {
        Changes changes = ending.Changes;
        SetMark(changes, self, task, isRunning: false);
        XenError? error = ending.Error ?? FirstFailure(changes, task);
        if (error is { Code: ErrorCode.TaskCancelled })
        {
            error = new XenError(ErrorCode.TaskCancelled, task.ToString());
        }
        if (error is null)
        {
            TaskLife.Succeed(changes, task, ending.Context.Now, TaskResult.Of(null, null));
        }
        else
        {
            TaskLife.Fail(changes, task, ending.Context.Now, error);
        }
    }

    private static bool IsRunning(Changes changes, Ref<TaskRecord> task, Ref<TaskRecord> except) =>
        changes.All<OperationRecord>().Any(operation =>
            operation.Record.Task != except && IsPart(operation.Record, task));

    private static XenError? FirstFailure(Changes changes, Ref<TaskRecord> task)
    {
        foreach ((_, TaskRecord part) in changes.All<TaskRecord>())
        {
            if (part.SubtaskOf == task && part.ErrorInfo.Count > 0)
            {
                return new XenError(part.ErrorInfo[0], [.. part.ErrorInfo.Skip(1)]);
            }
        }
        return null;
    }

    private static void SetMark(Changes changes, Ref<HostRecord> self, Ref<TaskRecord> task, bool isRunning)
    {
        if (changes.TryGet(self, out HostRecord? host))
        {
            changes.Set(self, host with
            {
                CurrentOperations = isRunning
                    ? host.CurrentOperations.With(task.ToString(), HostAllowedOperations.Evacuate)
                    : host.CurrentOperations.Without(task.ToString()),
            });
        }
    }

    /// <summary>Guests can move over a network only between hosts that have an address on it.</summary>
    private static XenError? CheckNetwork(
        Changes changes, Ref<NetworkRecord> network, IEnumerable<Ref<HostRecord>> hosts)
    {
        if (network.IsNull)
        {
            return null;
        }
        if (!changes.TryGet(network, out NetworkRecord? record))
        {
            return DecisionContext.HandleInvalid(network);
        }
        foreach (Ref<HostRecord> host in hosts.Distinct())
        {
            (Ref<PIFRecord> pif, PIFRecord? found) =
                changes.All(record.PIFs).FirstOrDefault(item => item.Record.Host == host);
            if (found is null)
            {
                return new XenError(ErrorCode.HostCannotAttachNetwork, host.ToString(), network.ToString());
            }
            if (found.IP.Length == 0 && found.IPv6.Count == 0)
            {
                return new XenError(ErrorCode.InterfaceHasNoIP, pif.ToString());
            }
        }
        return null;
    }
}
