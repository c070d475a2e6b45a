using Xen.Model.Ports;
using Xen.Model.Testing;

namespace Xen.Model.Simulation;

/// <summary>Where the log is kept, over all lives of the process.</summary>
internal sealed class SimMedium
{
    private MemoryLogStorage _log = new();

    /// <summary>Opens the log.</summary>
    public ILogStorage Open() => _log;

    /// <summary>The owner has ended.</summary>
    public void End(SimEnd end) => _log = _log.Reopen(end == SimEnd.PowerLoss);

    /// <summary>Takes everything that is kept into a digest.</summary>
    public void AddTo(SimDigest digest)
    {
        foreach (StoredCommit commit in _log.Read(_log.Horizon))
        {
            digest.Add(commit.Body.Span);
        }
    }
}
