using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Simulation;

/// <summary>
/// What hosts do by themselves as time goes by: protected VMs that are down are started again, secure shells are closed
/// when their time is over, and somebody is told when certificates run out. What is to be done is the model's decision;
/// this only asks. Thread-safe.
/// </summary>
internal sealed class SimulatedWatchman(ICallSink model, SimulatedHostOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan s_round = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_notice = TimeSpan.FromDays(30);
    private static readonly TimeSpan s_betweenWarnings = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(120);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<Ref<TaskRecord>, Ref<VMRecord>> _starting = [];
    private readonly Dictionary<Ref<VMRecord>, DateTimeOffset> _failed = [];
    private DateTimeOffset _nextWarning;
    private Task _rounds = Task.CompletedTask;

    /// <summary>Begins to look after the hosts.</summary>
    public void Start() => _rounds = Task.Run(RunAsync);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _rounds.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(s_round, options.Clock, _stopping.Token).ConfigureAwait(false);
                await CloseShellsAsync().ConfigureAwait(false);
                await RestartAsync().ConfigureAwait(false);
                await WarnAsync().ConfigureAwait(false);
            }
            catch (Exception)
            {
                // Stopped, too busy, or the model is gone: the next round sees, if there is one.
            }
        }
    }

    private async Task CloseShellsAsync()
    {
        DateTimeOffset now = options.Clock.GetUtcNow();
        bool isDue = model.View.All<HostRecord>().Any(host => host.Record.SshEnabled
            && host.Record.SshExpiry > DateTimeOffset.UnixEpoch && host.Record.SshExpiry <= now);
        if (isDue)
        {
            await model.SubmitAsync(new CloseSecureShells(), CallContext.Server).ConfigureAwait(false);
        }
    }

    private async Task WarnAsync()
    {
        DateTimeOffset now = options.Clock.GetUtcNow();
        bool isDue = now >= _nextWarning
            && model.View.All<CertificateRecord>().Any(each => each.Record.NotAfter - now <= s_notice);
        if (isDue)
        {
            _nextWarning = now + s_betweenWarnings;
            await model.SubmitAsync(new WarnOfCertificates(), CallContext.Server).ConfigureAwait(false);
        }
    }

    private async Task RestartAsync()
    {
        if (!model.View.All<PoolRecord>().Any(pool => pool.Record.HaEnabled))
        {
            return;
        }
        await NoteEndsAsync().ConfigureAwait(false);
        while (HasDown())
        {
            CallOutcome outcome = await model
                .SubmitAsync(new RestartNextVM(LeftAlone()), CallContext.Server).ConfigureAwait(false);
            if (outcome.IsPending)
            {
                _starting[outcome.Task] = TargetOf(outcome.Task);
            }
            else if (outcome.Result is Ref<VMRecord> { IsNull: false } vm)
            {
                await FailAsync(vm).ConfigureAwait(false);
            }
            else
            {
                return;
            }
        }
    }

    private bool HasDown() => model.View.All<VMRecord>().Any(vm => vm.Record.HaAlwaysRun
        && vm.Record.PowerState == VMPowerState.Halted && vm.Record.HaRestartPriority.Length > 0
        && vm.Record.CurrentOperations.Count == 0);

    private Ref<VMRecord> TargetOf(Ref<TaskRecord> task)
    {
        string target = model.View.All<OperationRecord>()
            .FirstOrDefault(operation => operation.Record.Task == task).Record?.Target ?? "";
        return ObjectRef.TryParse(target, out ObjectRef vm) ? vm.As<VMRecord>() : default;
    }

    private async Task NoteEndsAsync()
    {
        foreach ((Ref<TaskRecord> task, Ref<VMRecord> vm) in _starting.ToArray())
        {
            TaskStatusType? status = model.View.Find(task)?.Status;
            if (status == TaskStatusType.Pending)
            {
                continue;
            }
            _starting.Remove(task);
            if (status == TaskStatusType.Success)
            {
                _failed.Remove(vm);
            }
            else
            {
                await FailAsync(vm).ConfigureAwait(false);
            }
        }
    }

    /// <summary>One alert for each VM until it runs again, however often it is tried.</summary>
    private async Task FailAsync(Ref<VMRecord> vm)
    {
        bool isFirst = !_failed.ContainsKey(vm);
        _failed[vm] = options.Clock.GetUtcNow();
        if (isFirst)
        {
            await model.SubmitAsync(new ReportRestartFailure(vm), CallContext.Server).ConfigureAwait(false);
        }
    }

    private RefSet<VMRecord> LeftAlone()
    {
        DateTimeOffset now = options.Clock.GetUtcNow();
        return RefSet<VMRecord>.Of(_failed.Where(vm => vm.Value + s_retry > now).Select(vm => vm.Key));
    }
}
