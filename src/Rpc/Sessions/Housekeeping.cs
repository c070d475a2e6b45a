using Xen.Model.Engine;

namespace Xen.Model.Rpc.Sessions;

/// <summary>Does at regular times what nobody asks for. Runs until disposed of.</summary>
internal sealed class Housekeeping : IAsyncDisposable
{
    private readonly Func<Task>[] _chores;
    private readonly PeriodicTimer _timer;
    private readonly Task _run;

    public Housekeeping(TimeSpan interval, TimeProvider clock, params Func<Task>[] chores)
    {
        _chores = chores;
        _timer = new PeriodicTimer(interval, clock);
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
                foreach (Func<Task> chore in _chores)
                {
                    await chore().ConfigureAwait(false);
                }
            }
        }
        catch (EngineStoppedException)
        {
            // Nothing can be cleared away any more.
        }
    }
}
