using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Metrics;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>The message about performance archives that is carried out by this process. Thread-safe.</summary>
/// <param name="reads">Tells which hosts there are.</param>
/// <param name="recorder">Has the archives; null where nothing is recorded.</param>
internal sealed class ArchiveMessages(ReadModel reads, ArchiveRecorder? recorder)
{
    /// <summary>The longest delay that can be asked for.</summary>
    private static readonly TimeSpan s_delayMax = TimeSpan.FromDays(7);

    /// <summary>What carries out a message; null when it is no such one.</summary>
    public MessageHandler? HandlerOf(string name) => name == "host.backup_rrds" && recorder is not null
        ? MessageHandler.Of(BackUp, isRead: false)
        : null;

    /// <summary>The answer does not wait for the delay, nor for the files.</summary>
    private ValueTask<Answer> BackUp(Invocation invocation)
    {
        var call = (HostBackupRrds)invocation.Call;
        if (!reads.View.TryGet(call.Host, out HostRecord? host))
        {
            return Refused(new XenError(ErrorCode.HandleInvalid, HostRecord.WireName, call.Host.ToString()));
        }
        if (reads.View.Find(host.Metrics) is { Live: false })
        {
            return Refused(new XenError(ErrorCode.HostOffline, call.Host.ToString()));
        }
        if (!(call.Delay >= 0 && call.Delay <= s_delayMax.TotalSeconds))
        {
            return Refused(new XenError(
                ErrorCode.InvalidValue, "delay", Formats.Archives.NumberText.Of(call.Delay)));
        }
        _ = SaveAsync(TimeSpan.FromSeconds(call.Delay));
        return ValueTask.FromResult(Answer.Void);
    }

    private async Task SaveAsync(TimeSpan delay)
    {
        try
        {
            await recorder!.SaveAsync(delay).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The server stops, and writes everything then.
        }
    }

    private static ValueTask<Answer> Refused(XenError error) => ValueTask.FromResult<Answer>(error);
}
