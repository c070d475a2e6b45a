using Xen.Model.Codec;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.LogFiles.Index;

/// <summary>
/// Reads a segment that takes nothing more and writes its index and its footer behind the frames. Until the footer is
/// whole the segment counts as unsealed and is read from its beginning; nothing is lost when a crash comes in between.
/// It may begin before that and give out the index of the part that is durable, see <see cref="PartIndex"/>. For one
/// segment, not thread-safe.
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
    private long _lastId;
    private long _end;
    private string? _part;

    /// <summary>Begins with a segment with marks.</summary>
    /// <param name="disk">Where the segment is.</param>
    /// <param name="segment">
    /// The segment. Only what never changes in it is looked at before it takes nothing more.
    /// </param>
    internal SegmentSealer(ILogDisk disk, Segment segment)
    {
        _lastId = segment.FirstId - 1;
        _end = segment.Header.DataStart;
        _disk = disk;
        _segment = segment;
        _chain = segment.Header.Chain.ToArray();
        _ceiling = segment.Header.Ceiling;
    }

    /// <summary>The segment.</summary>
    internal Segment Segment => _segment;

    /// <summary>Seals the segment, whose frames are all durable; so are index and footer on return.</summary>
    /// <exception cref="LogDamagedException">A frame cannot be read.</exception>
    /// <exception cref="IOException">The footer cannot be written; the segment is as good as before.</exception>
    internal void Seal()
    {
        ReadFrames(_segment.End);
        _segment.Footer = Write();
        DeletePart();
    }

    /// <summary>Indexes the segment up to an offset and leaves the index beside it for others to read.</summary>
    /// <param name="upTo">Where a frame ends; everything before it is durable.</param>
    /// <exception cref="IOException">A frame cannot be read, or the index cannot be written.</exception>
    internal void WritePart(long upTo)
    {
        ReadFrames(upTo);
        string name = PartIndex.NameOf(_segment.FirstId, upTo);
        using (ILogFile file = _disk.Create(name))
        {
            WriteIndex(file, 0);
        }
        DeletePart();
        _part = name;
    }

    /// <summary>What the footer of a segment has to say; its place for the index is that of a new one.</summary>
    /// <exception cref="LogDamagedException">A frame cannot be read.</exception>
    internal static (SegmentFooter Footer, SegmentIndexBuilder Index) Read(ILogDisk disk, Segment segment)
    {
        var sealer = new SegmentSealer(disk, segment);
        sealer.ReadFrames(segment.End);
        return (sealer.Footer(default), sealer._index);
    }

    private SegmentFooter Write()
    {
        using ILogFile file = _disk.Open(_segment.Name);
        // Room that was given in advance, and what an earlier attempt may have left.
        file.SetLength(_segment.End);
        SegmentFooter footer = WriteIndex(file, _segment.End + SegmentFormat.FrameHeaderSize);
        file.Flush();
        return footer;
    }

    private SegmentFooter WriteIndex(ILogFile file, long start)
    {
        SegmentIndexShape shape = _index.Write(file, start);
        SegmentFooter footer = Footer(shape);
        Span<byte> bytes = stackalloc byte[SegmentFooter.Size];
        footer.Put(bytes);
        file.Write(shape.Start + shape.Length, bytes);
        return footer;
    }

    private void DeletePart()
    {
        if (_part is { } name)
        {
            _part = null;
            _disk.Delete(name);
        }
    }

    private void ReadFrames(long end)
    {
        using var frames = new SegmentFile(_disk.Open(_segment.Name), SegmentFile.SmallWindowSize)
        {
            Version = _segment.Header.Version,
        };
        for (long offset = _end; offset < end; _end = offset)
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
            _lastId += Math.Max(0, commit.EventCount);
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
        LastId = _lastId,
        DataEnd = _end,
        Commits = _commits,
        Notes = _notes,
        TimeMin = _timeMin,
        TimeMax = _timeMax,
        Ceiling = _ceiling,
        Chain = _chain,
        Index = shape,
    };
}
