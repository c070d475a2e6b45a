using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Operations;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Sessions;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Tasks;

/// <summary>
/// Removes tasks that ended long ago, are too many, or were to go when they have ended; ends those that nobody works on
/// and nobody reports on. One pass at a time.
/// </summary>
internal sealed class TaskCleaner(ICallSink sink, SessionPolicy policy, TimeProvider clock)
{
    /// <summary>Progress of old pending tasks at the pass before.</summary>
    private Dictionary<Ref<TaskRecord>, double> _before = [];

    /// <summary>One pass.</summary>
    public async Task CleanAsync()
    {
        (Ref<TaskRecord> Reference, TaskRecord Record)[] tasks = [.. sink.View.All<TaskRecord>()];
        await ForgetAsync([.. tasks.Where(task => task.Record.Status != TaskStatusType.Pending)])
            .ConfigureAwait(false);
        await AbandonAsync(tasks.Where(task => task.Record.Status == TaskStatusType.Pending)).ConfigureAwait(false);
    }

    private async Task ForgetAsync((Ref<TaskRecord> Reference, TaskRecord Record)[] ended)
    {
        DateTimeOffset oldest = clock.GetUtcNow() - policy.EndedTaskRetention;
        int kept = 0;
        foreach ((Ref<TaskRecord> task, TaskRecord record) in ended.OrderByDescending(task => EndOf(task.Record)))
        {
            if (!TaskLife.IsToBeForgotten(record) && EndOf(record) >= oldest && kept < policy.EndedTasksMax)
            {
                kept++;
                continue;
            }
            await sink.SubmitAsync(new ForgetTask(task), CallContext.Server).ConfigureAwait(false);
        }
    }

    private async Task AbandonAsync(IEnumerable<(Ref<TaskRecord> Reference, TaskRecord Record)> pending)
    {
        DateTimeOffset oldest = clock.GetUtcNow() - policy.PendingTaskMax;
        var now = new Dictionary<Ref<TaskRecord>, double>();
        foreach ((Ref<TaskRecord> task, TaskRecord record) in pending)
        {
            if (record.Created >= oldest)
            {
                continue;
            }
            if (_before.TryGetValue(task, out double before) && record.Progress <= before)
            {
                await sink.SubmitAsync(new AbandonTask(task), CallContext.Server).ConfigureAwait(false);
            }
            now.Add(task, record.Progress);
        }
        _before = now;
    }

    /// <summary>Clients that end a task of their own do not say when.</summary>
    private static DateTimeOffset EndOf(TaskRecord task) => task.Finished > task.Created ? task.Finished : task.Created;
}
