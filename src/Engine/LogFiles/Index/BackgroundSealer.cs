using Xen.Model.Ports;

namespace Xen.Model.Engine.LogFiles.Index;

/// <summary>
/// Seals segments one after the other, beside the traffic. A segment that cannot be sealed now, for want of room for
/// instance, stays as it is until the log is opened again. Thread-safe.
/// </summary>
/// <param name="disk">Where the segments are.</param>
/// <param name="inBackground">False to seal nothing before <see cref="SealAll"/> is called.</param>
internal sealed class BackgroundSealer(ILogDisk disk, bool inBackground) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Queue<Segment> _waiting = new();
    private Task _running = Task.CompletedTask;
    private bool _isRunning;
    private bool _isDisposed;

    /// <summary>Why a segment could not be sealed, most recently; null when all went well.</summary>
    internal Exception? Failure { get; private set; }

    /// <summary>Has a segment sealed that takes nothing more.</summary>
    internal void Add(Segment segment)
    {
        lock (_gate)
        {
            _waiting.Enqueue(segment);
            if (inBackground && !_isRunning)
            {
                _isRunning = true;
                _running = Task.Run(SealAll);
            }
        }
    }

    /// <summary>Seals what waits.</summary>
    internal void SealAll()
    {
        while (TryTake(out Segment? segment))
        {
            try
            {
                SegmentSealer.Seal(disk, segment);
            }
            catch (IOException failure)
            {
                // A segment that was given up meanwhile needs no footer.
                Failure = segment.IsTruncated ? Failure : failure;
            }
        }
    }

    /// <summary>Ends when all that waits has been sealed, if that is done in the background.</summary>
    internal void Close()
    {
        Task running;
        lock (_gate)
        {
            running = _running;
        }
        running.Wait();
    }

    /// <summary>Ends after the segment that is being sealed.</summary>
    public void Dispose()
    {
        Task running;
        lock (_gate)
        {
            _isDisposed = true;
            running = _running;
        }
        running.Wait();
    }

    private bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Segment? segment)
    {
        lock (_gate)
        {
            segment = null;
            _isRunning = !_isDisposed && _waiting.TryDequeue(out segment);
            return _isRunning;
        }
    }
}
