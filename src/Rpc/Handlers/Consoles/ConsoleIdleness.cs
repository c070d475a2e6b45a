using Xen.Model.Classes;
using Xen.Model.Formats.Rfb;
using Xen.Model.Ports;
using Xen.Model.State;

namespace Xen.Model.Rpc.Handlers.Consoles;

/// <summary>
/// Ends a connection to a console at which nobody has done anything for as long as the pool, or the host for its own
/// console, allows. Thread-safe.
/// </summary>
internal sealed class ConsoleIdleness(ICallSink model, TimeProvider clock, ConsoleTarget target)
{
    /// <summary>How long it takes at most until a changed limit counts.</summary>
    private static readonly TimeSpan s_lookInterval = TimeSpan.FromSeconds(1);

    private readonly RfbActivity? _activity = target.Protocol == ConsoleProtocol.Rfb ? new RfbActivity() : null;
    private long _last = clock.GetTimestamp();

    /// <summary>Takes note of what the client has sent. Not to be called by two at once.</summary>
    public void Note(ReadOnlySpan<byte> bytes)
    {
        if (_activity is null || _activity.Take(bytes))
        {
            Volatile.Write(ref _last, clock.GetTimestamp());
        }
    }

    /// <summary>Ends when the client has been idle for too long.</summary>
    public async Task WaitAsync(CancellationToken cancel)
    {
        while (Limit(model.View) is not { } limit || clock.GetElapsedTime(Volatile.Read(ref _last)) < limit)
        {
            await Task.Delay(s_lookInterval, clock, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Null for no limit.</summary>
    private TimeSpan? Limit(RecordView view)
    {
        long seconds = target.Owner.IsControlDomain
            ? view.Find(target.Owner.ResidentOn)?.ConsoleIdleTimeout ?? 0
            : view.All<PoolRecord>().Select(pool => pool.Record.VmConsoleIdleTimeout).FirstOrDefault();
        return seconds > 0 && seconds < TimeSpan.MaxValue.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
