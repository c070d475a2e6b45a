using System.Globalization;
using Xen.Model.Engine.Recovery;

namespace Xen.Model.Daemon;

/// <summary>Says how far start-up has come, once it takes longer than a second, a line a second.</summary>
/// <param name="clock">Tells how long it takes.</param>
/// <param name="output">Gets the lines.</param>
internal sealed class StartupReport(TimeProvider clock, TextWriter output) : IProgress<StartupProgress>
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private long _last = clock.GetTimestamp();

    /// <inheritdoc/>
    public void Report(StartupProgress value)
    {
        if (clock.GetElapsedTime(_last) < s_patience)
        {
            return;
        }
        _last = clock.GetTimestamp();
        string what = value.Phase switch
        {
            StartupPhase.VerifyCheckpoint => "checking the checkpoint, byte",
            StartupPhase.ReadCheckpoint => "reading the checkpoint, object",
            _ => "reading the log, event",
        };
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"xenmodeld: {what} {value.Done:N0} of {value.Total:N0}"));
    }
}
