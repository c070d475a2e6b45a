using Xen.Model.Log;
using Xen.Model.Ports;

namespace Xen.Model.Engine.Recovery;

/// <summary>Reports how many objects of a checkpoint have been taken over.</summary>
internal sealed class ProgressCounter(IProgress<StartupProgress> progress, long total) : IProjection
{
    private const int ObjectsPerReport = 16 * 1024;

    private long _done;
    private long _reported;

    public void Apply(ReadOnlySpan<EventEntry> entries)
    {
        _done += entries.Length;
        if (_done - _reported >= ObjectsPerReport || _done == total)
        {
            _reported = _done;
            progress.Report(new StartupProgress(StartupPhase.ReadCheckpoint, _done, total));
        }
    }
}
