using System.Diagnostics.CodeAnalysis;
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
    private readonly Queue<(Segment Segment, long? UpTo)> _waiting = new();
    private SegmentSealer? _growing;
    private Task _running = Task.CompletedTask;
    private bool _isRunning;
    private bool _isDisposed;

    /// <summary>Why a segment could not be sealed, most recently; null when all went well.</summary>
    internal Exception? Failure { get; private set; }

    /// <summary>Has a segment sealed that takes nothing more.</summary>
    internal void Add(Segment segment) => Add(segment, null);

    /// <summary>
    /// Has the durable part of the segment that is being written indexed for those who read beside the writer.
    /// </summary>
    /// <param name="segment">The segment.</param>
    /// <param name="upTo">Where a frame ends; everything before it is durable.</param>
    internal void Grow(Segment segment, long upTo) => Add(segment, upTo);

    private void Add(Segment segment, long? upTo)
    {
        lock (_gate)
        {
            _waiting.Enqueue((segment, upTo));
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
        while (TryTake(out Segment? segment, out long? upTo))
        {
            try
            {
                Work(segment, upTo);
            }
            catch (IOException failure)
            {
                _growing = null;
                // A segment that was given up meanwhile needs no footer.
                Failure = segment.IsTruncated ? Failure : failure;
            }
        }
    }

    private void Work(Segment segment, long? upTo)
    {
        SegmentSealer sealer = _growing?.Segment == segment ? _growing : new SegmentSealer(disk, segment);
        _growing = upTo is null ? null : sealer;
        if (upTo is { } end)
        {
            sealer.WritePart(end);
        }
        else
        {
            sealer.Seal();
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

    private bool TryTake([NotNullWhen(true)] out Segment? segment, out long? upTo)
    {
        lock (_gate)
        {
            _isRunning = !_isDisposed && _waiting.Count > 0;
            (segment, upTo) = _isRunning ? _waiting.Dequeue() : default;
            while (upTo is not null && _waiting.TryDequeue(out (Segment Segment, long? UpTo) next))
            {
                // What comes next covers it.
                (segment, upTo) = next;
            }
            return _isRunning;
        }
    }
}
