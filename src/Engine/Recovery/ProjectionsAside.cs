using System.Collections.Concurrent;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Schema;

namespace Xen.Model.Engine.Recovery;

/// <summary>
/// Has projections take in what a checkpoint holds on a thread of their own, while the caller goes on with the objects
/// behind. For one caller.
/// </summary>
internal sealed class ProjectionsAside : IProjection, IDisposable
{
    private const int PartsAhead = 16;

    private readonly IReadOnlyList<IProjection> _projections;
    private readonly BlockingCollection<EventEntry[]> _parts = new(PartsAhead);
    private readonly CancellationTokenSource _failed = new();
    private readonly Task _applying;

    public ProjectionsAside(IReadOnlyList<IProjection> projections)
    {
        _projections = projections;
        _applying = projections.Count == 0
            ? Task.CompletedTask
            : Task.Factory.StartNew(
                Apply, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Before the first entries come: nothing is being applied yet.</summary>
    public void Expect(XenClass type, long count)
    {
        foreach (IProjection projection in _projections)
        {
            projection.Expect(type, count);
        }
    }

    public void Apply(ReadOnlySpan<EventEntry> entries)
    {
        if (_projections.Count == 0)
        {
            return;
        }
        try
        {
            _parts.Add(entries.ToArray(), _failed.Token);
        }
        catch (OperationCanceledException)
        {
            // Throws what went wrong there.
            Complete();
        }
    }

    /// <summary>Waits until all has been taken in; throws what a projection threw.</summary>
    public void Complete()
    {
        _parts.CompleteAdding();
        _applying.GetAwaiter().GetResult();
    }

    /// <summary>After an error nothing more is taken in; no projection is working when this returns.</summary>
    public void Dispose()
    {
        _parts.CompleteAdding();
        ((IAsyncResult)_applying).AsyncWaitHandle.WaitOne();
        _parts.Dispose();
        _failed.Dispose();
    }

    private void Apply()
    {
        try
        {
            foreach (EventEntry[] part in _parts.GetConsumingEnumerable())
            {
                foreach (IProjection projection in _projections)
                {
                    projection.Apply(part);
                }
            }
        }
        catch
        {
            _failed.Cancel();
            throw;
        }
    }
}
