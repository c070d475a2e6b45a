using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Engine;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Sessions;

/// <summary>
/// Ends what nobody used or removed for too long, or what was to last for some time only: idle sessions, ended tasks,
/// SSH. Runs until disposed of.
/// </summary>
internal sealed class Housekeeping : IAsyncDisposable
{
    private readonly ICallSink _sink;
    private readonly SessionBook _book;
    private readonly SessionPolicy _policy;
    private readonly TimeProvider _clock;
    private readonly PeriodicTimer _timer;
    private readonly Task _run;

    public Housekeeping(ICallSink sink, SessionBook book, SessionPolicy policy, TimeProvider clock)
    {
        _sink = sink;
        _book = book;
        _policy = policy;
        _clock = clock;
        _timer = new PeriodicTimer(policy.HousekeepingInterval, clock);
        _run = RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _run.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        try
        {
            while (await _timer.WaitForNextTickAsync().ConfigureAwait(false))
            {
                await _book.EndIdleAsync().ConfigureAwait(false);
                await ForgetEndedTasksAsync().ConfigureAwait(false);
                await CloseExpiredSshAsync().ConfigureAwait(false);
                await _sink.SubmitAsync(new Tick(), CallContext.Server).ConfigureAwait(false);
            }
        }
        catch (EngineStoppedException)
        {
            // Nothing can be cleared away any more.
        }
    }

    private async Task CloseExpiredSshAsync()
    {
        DateTimeOffset now = _clock.GetUtcNow();
        bool isDue = _sink.View.All<HostRecord>().Any(host => host.Record.SshEnabled
            && host.Record.SshExpiry > DateTimeOffset.UnixEpoch && host.Record.SshExpiry <= now);
        if (isDue)
        {
            await _sink.SubmitAsync(new CloseSecureShells(), CallContext.Server).ConfigureAwait(false);
        }
    }

    private async Task ForgetEndedTasksAsync()
    {
        DateTimeOffset oldest = _clock.GetUtcNow() - _policy.EndedTaskRetention;
        foreach ((Ref<TaskRecord> task, TaskRecord record) in _sink.View.All<TaskRecord>().ToArray())
        {
            if (record.Status != TaskStatusType.Pending && record.Finished < oldest)
            {
                await _sink.SubmitAsync(new ForgetTask(task), CallContext.Server).ConfigureAwait(false);
            }
        }
    }
}
