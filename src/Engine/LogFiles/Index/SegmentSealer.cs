using Xen.Model.Codec;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.LogFiles.Index;

/// <summary>
/// Reads a segment that takes nothing more and writes its index and its footer behind the frames. Until the footer is
/// whole the segment counts as unsealed and is read from its beginning; nothing is lost when a crash comes in between.
/// For one segment, not thread-safe.
/// </summary>
internal sealed class SegmentSealer
{
    /// <summary>A reader that begins in the middle reads at most this much in vain.</summary>
    private const int WaypointDistance = 256 * 1024;

    private readonly ILogDisk _disk;
    private readonly Segment _segment;
    private readonly SegmentIndexBuilder _index = new();
    private readonly byte[] _chain;
    private long _commits;
    private long _notes;
    private long _timeMin = long.MaxValue;
    private long _timeMax = long.MinValue;
    private long _ceiling;
    private long _lastWaypoint;

    private SegmentSealer(ILogDisk disk, Segment segment)
    {
        _disk = disk;
        _segment = segment;
        _chain = segment.Header.Chain.ToArray();
        _ceiling = segment.Header.Ceiling;
    }

    /// <summary>Seals a segment; durable on return.</summary>
    /// <param name="disk">Where the segment is.</param>
    /// <param name="segment">A segment with marks whose frames are all durable.</param>
    /// <exception cref="LogDamagedException">A frame cannot be read.</exception>
    /// <exception cref="IOException">The footer cannot be written; the segment is as good as before.</exception>
    internal static void Seal(ILogDisk disk, Segment segment)
    {
        SegmentFooter footer = new SegmentSealer(disk, segment).Write();
        segment.Footer = footer;
    }

    /// <summary>What the footer of a segment has to say; its place for the index is that of a new one.</summary>
    /// <exception cref="LogDamagedException">A frame cannot be read.</exception>
    internal static (SegmentFooter Footer, SegmentIndexBuilder Index) Read(ILogDisk disk, Segment segment)
    {
        var sealer = new SegmentSealer(disk, segment);
        using var frames = new SegmentFile(disk.Open(segment.Name)) { Version = segment.Header.Version };
        sealer.ReadFrames(frames);
        return (sealer.Footer(default), sealer._index);
    }

    private SegmentFooter Write()
    {
        using (var frames = new SegmentFile(_disk.Open(_segment.Name)) { Version = _segment.Header.Version })
        {
            ReadFrames(frames);
        }
        using ILogFile file = _disk.Open(_segment.Name);
        // Room that was given in advance, and what an earlier attempt may have left.
        file.SetLength(_segment.End);
        SegmentIndexShape shape = _index.Write(file, _segment.End + SegmentFormat.FrameHeaderSize);
        SegmentFooter footer = Footer(shape);
        Span<byte> bytes = stackalloc byte[SegmentFooter.Size];
        footer.Put(bytes);
        file.Write(shape.Start + shape.Length, bytes);
        file.Flush();
        return footer;
    }

    private void ReadFrames(SegmentFile frames)
    {
        for (long offset = _segment.Header.DataStart; offset < _segment.End;)
        {
            if (!frames.TryReadFrame(offset, out StoredCommit commit))
            {
                throw new LogDamagedException(SegmentNames.PathOf(_disk, _segment.Name), offset, EventId.None,
                    "a commit that was intact can no longer be read");
            }
            if (offset == _segment.Header.DataStart || offset - _lastWaypoint >= WaypointDistance)
            {
                _index.Add(new Waypoint(commit.FirstId.Value, offset));
                _lastWaypoint = offset;
            }
            Take(commit, offset);
            offset += SegmentFormat.FrameHeaderSize + commit.Body.Length;
        }
    }

    private void Take(in StoredCommit commit, long offset)
    {
        if (commit.EventCount == SegmentMark.Count)
        {
            SegmentMark.Chain(commit.Body.Span).CopyTo(_chain);
            _ceiling = Math.Max(_ceiling, SegmentMark.Ceiling(commit.Body.Span));
            return;
        }
        if (commit.IsNote)
        {
            _notes++;
            return;
        }
        _commits++;
        try
        {
            Index(CommitReader.Read(commit), offset);
        }
        catch (MessagePackException fault)
        {
            throw new LogDamagedException(
                SegmentNames.PathOf(_disk, _segment.Name), offset, commit.FirstId, fault.Message);
        }
    }

    private void Index(CommitReader commit, long offset)
    {
        long time = commit.UnixTimeMs;
        _timeMin = Math.Min(_timeMin, time);
        _timeMax = Math.Max(_timeMax, time);
        foreach (LoggedEvent logged in commit.Events())
        {
            _index.Add(logged.Reference.Id, (uint)offset);
        }
    }

    private SegmentFooter Footer(SegmentIndexShape shape) => new()
    {
        FirstId = _segment.FirstId,
        LastId = _segment.LastId,
        DataEnd = _segment.End,
        Commits = _commits,
        Notes = _notes,
        TimeMin = _timeMin,
        TimeMax = _timeMax,
        Ceiling = _ceiling,
        Chain = _chain,
        Index = shape,
    };
}
