using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Engine.LogFiles.Index;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.Archive;

/// <summary>
/// Reads the past from segment files and checkpoints, beside whoever writes them. Sealed segments are searched through
/// their index; the rest, one segment as a rule, is scanned. Thread-safe.
/// </summary>
public sealed class LogArchive : ILogArchive
{
    private readonly ILogDisk _disk;
    private readonly Func<EventId>? _tail;
    private readonly ArchivedSegments _segments;

    /// <summary>Opens the archive of a log.</summary>
    /// <param name="disk">The folder; stays the caller's to dispose of, after the archive.</param>
    /// <param name="tail">
    /// The last event that may be told of, for those in the writer's process; null to go by what is whole on the disk.
    /// </param>
    /// <exception cref="LogDamagedException">A segment cannot be read.</exception>
    public LogArchive(ILogDisk disk, Func<EventId>? tail = null)
    {
        ArgumentNullException.ThrowIfNull(disk);
        _disk = disk;
        _tail = tail;
        _segments = new ArchivedSegments(disk);
    }

    /// <inheritdoc/>
    public EventId Horizon => new(_segments.Now()[0].PreviousId);

    /// <inheritdoc/>
    public EventId Tail => _tail?.Invoke() ?? new EventId(_segments.Now()[^1].LastEventId);

    /// <inheritdoc/>
    /// <remarks>
    /// Notes belong to the range when the events before and behind them do, or when they lie at an end.
    /// </remarks>
    /// <exception cref="LogHorizonException">The range begins in what has been given up, by now perhaps.</exception>
    /// <exception cref="LogDamagedException">A commit cannot be read.</exception>
    public IEnumerable<StoredCommit> Read(EventId after, EventId upTo)
    {
        foreach (ArchivedSegment segment in InRange(after, upTo))
        {
            using SegmentFile file = Open(segment);
            Waypoint from = segment.StopFor(after.Value);
            for (long offset = from.Offset; offset < segment.End;)
            {
                StoredCommit commit = ReadFrame(file, segment, offset);
                offset += SegmentFormat.FrameHeaderSize + commit.Body.Length;
                if (IsBeyond(commit, upTo))
                {
                    break;
                }
                if (IsInRange(commit, after, upTo))
                {
                    yield return commit;
                }
            }
        }
    }

    /// <inheritdoc/>
    /// <exception cref="LogHorizonException">The range begins in what has been given up, by now perhaps.</exception>
    /// <exception cref="LogDamagedException">A commit cannot be read.</exception>
    public IEnumerable<StoredCommit> ReadTouching(ObjectRef reference, EventId after, EventId upTo)
    {
        foreach (ArchivedSegment segment in InRange(after, upTo))
        {
            using SegmentFile file = Open(segment, segment.IsIndexed ? SegmentFile.GlanceSize : SegmentFile.WindowSize);
            foreach (long offset in segment.Touching(_disk, file, reference))
            {
                StoredCommit commit = ReadFrame(file, segment, offset);
                if (IsInRange(commit, after, upTo) && Touches(commit, reference))
                {
                    yield return commit;
                }
            }
        }
    }

    /// <inheritdoc/>
    /// <remarks>Where the clock was set back, the last commit in the order of the log counts.</remarks>
    public EventId LastAt(DateTimeOffset time)
    {
        long moment = time.ToUnixTimeMilliseconds();
        IReadOnlyList<ArchivedSegment> segments = _segments.Now();
        for (int at = segments.Count - 1; at >= 0; at--)
        {
            ArchivedSegment segment = segments[at];
            if (segment.TimeMax is { } newest && newest <= moment && segment.LastId >= segment.FirstId)
            {
                return new EventId(segment.LastId);
            }
            if ((segment.TimeMin is null || segment.TimeMin <= moment) && LastIn(segment, moment) is { } found)
            {
                return found;
            }
        }
        return new EventId(segments[0].PreviousId);
    }

    /// <inheritdoc/>
    /// <remarks>A checkpoint that is damaged is passed over for the one before.</remarks>
    public ICheckpointReader? OpenCheckpoint(EventId atOrBelow)
    {
        var store = new CheckpointStore(_disk);
        foreach (CheckpointName name in store.List().Reverse().Where(name => name.Id <= atOrBelow))
        {
            if (TryOpen(store, name) is { } checkpoint)
            {
                return checkpoint;
            }
        }
        return null;
    }

    private static CheckpointFile? TryOpen(CheckpointStore store, CheckpointName name)
    {
        CheckpointFile? file = null;
        try
        {
            file = store.Open(name);
            foreach (long _ in file.Verify())
            {
            }
            return file;
        }
        catch (IOException)
        {
            file?.Dispose();
            return null;
        }
    }

    private static bool IsInRange(in StoredCommit commit, EventId after, EventId upTo) => commit.EventCount switch
    {
        SegmentMark.Count => false,
        0 => commit.LastId >= after && commit.LastId <= upTo,
        _ => commit.LastId > after && commit.FirstId <= upTo,
    };

    /// <summary>A note or a mark comes before the event whose id it bears.</summary>
    private static bool IsBeyond(in StoredCommit commit, EventId upTo) =>
        commit.FirstId.Value > upTo.Value + (commit.EventCount > 0 ? 0 : 1);

    private static bool Touches(in StoredCommit commit, ObjectRef reference)
    {
        foreach (LoggedEvent logged in CommitReader.Read(commit).Events())
        {
            if (logged.Reference == reference)
            {
                return true;
            }
        }
        return false;
    }

    private EventId? LastIn(ArchivedSegment segment, long moment)
    {
        EventId? last = null;
        using SegmentFile file = Open(segment);
        for (long offset = segment.DataStart; offset < segment.End;)
        {
            StoredCommit commit = ReadFrame(file, segment, offset);
            offset += SegmentFormat.FrameHeaderSize + commit.Body.Length;
            if (commit.EventCount > 0 && CommitReader.Read(commit).UnixTimeMs <= moment)
            {
                last = commit.LastId;
            }
        }
        return last;
    }

    private IEnumerable<ArchivedSegment> InRange(EventId after, EventId upTo)
    {
        IReadOnlyList<ArchivedSegment> segments = _segments.Now();
        if (after.Value < segments[0].PreviousId)
        {
            throw new LogHorizonException(new EventId(segments[0].PreviousId));
        }
        return segments.Where(segment => segment.LastEventId >= after.Value && segment.PreviousId <= upTo.Value);
    }

    private SegmentFile Open(ArchivedSegment segment, int windowSize = SegmentFile.WindowSize)
    {
        try
        {
            return new SegmentFile(_disk.Open(segment.Name), windowSize) { Version = segment.Version };
        }
        catch (FileNotFoundException)
        {
            // Given up since the list was made.
            throw new LogHorizonException(Horizon);
        }
    }

    private StoredCommit ReadFrame(SegmentFile file, ArchivedSegment segment, long offset) =>
        file.TryReadFrame(offset, out StoredCommit commit)
            ? commit
            : throw new LogDamagedException(
                SegmentNames.PathOf(_disk, segment.Name), offset, EventId.None, "a commit is not intact");
}
