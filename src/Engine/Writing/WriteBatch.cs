using Xen.Model.Log;
using Xen.Model.Ports;

namespace Xen.Model.Engine.Writing;

/// <summary>What one flush covers: decided calls, their commits, and what clients may see afterwards.</summary>
internal sealed class WriteBatch
{
    public CommitBatch Commits { get; } = new();

    public List<PendingCall> Calls { get; } = new(256);

    public Published Published { get; set; } = null!;

    public void Clear()
    {
        Commits.Clear();
        Calls.Clear();
    }
}
