using Xen.Model.Engine.LogFiles;
using Xen.Model.Engine.LogFiles.Index;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.Archive;

/// <summary>One segment as a reader of the past saw it at one moment. Immutable, so thread-safe.</summary>
internal sealed class ArchivedSegment
{
    private readonly Waypoint[] _stops;
    private readonly SegmentFooter? _footer;

    /// <summary>A segment as far as it was read.</summary>
    internal ArchivedSegment(Segment segment)
    {
        _footer = segment.Footer;
        _stops = segment.Stops();
        Name = segment.Name;
        Version = segment.Header.Version;
        DataStart = segment.Header.DataStart;
        FirstId = segment.FirstId;
        LastId = segment.LastId;
        PreviousId = segment.Header.PreviousId;
        LastEventId = segment.LastEventId;
        End = segment.End;
    }

    internal string Name { get; }

    internal uint Version { get; }

    /// <summary>Offset of the first frame.</summary>
    internal int DataStart { get; }

    internal long FirstId { get; }

    /// <summary>Id of the last event; one below <see cref="FirstId"/> when there is none.</summary>
    internal long LastId { get; }

    /// <summary>Id of the last event before the segment.</summary>
    internal long PreviousId { get; }

    /// <summary>Id of the last event in it or, when there is none, before it.</summary>
    internal long LastEventId { get; }

    /// <summary>Offset behind the last frame.</summary>
    internal long End { get; }

    /// <summary>True when there is an index of the objects in it.</summary>
    internal bool IsIndexed => _footer is not null;

    /// <summary>Time of the oldest commit by the clock; null when it is not known.</summary>
    internal long? TimeMin => _footer?.TimeMin;

    /// <summary>Time of the newest commit by the clock; null when it is not known.</summary>
    internal long? TimeMax => _footer?.TimeMax;

    /// <summary>A place to begin reading so as not to miss what follows the event.</summary>
    internal Waypoint StopFor(long after)
    {
        int at = Array.FindLastIndex(_stops, stop => stop.Id <= after);
        return _stops[Math.Max(at, 0)];
    }

    /// <summary>
    /// Offsets of the commits that touch an object, rising; there may be some among them that only mention it.
    /// </summary>
    /// <param name="disk">Where the segment is.</param>
    /// <param name="file">The segment, open for this purpose.</param>
    /// <param name="reference">The object.</param>
    internal IEnumerable<long> Touching(ILogDisk disk, SegmentFile file, ObjectRef reference) =>
        Indexed(disk, reference)
        ?? IndexedInPart(disk, file, reference)
        ?? FrameSearch.Mentioning(file, DataStart, End, reference);

    /// <summary>By the index of the part that was durable some time ago, and a search in what came since; or null.
    /// </summary>
    private List<long>? IndexedInPart(ILogDisk disk, SegmentFile frames, ObjectRef reference)
    {
        if (PartIndex.Open(disk, FirstId) is not var (file, part))
        {
            return null;
        }
        using (file)
        {
            try
            {
                IEnumerable<long> known = new SegmentIndex(file, part.Index).Find(reference.Id)
                    .Select(offset => (long)offset).Where(offset => offset < End);
                return [.. known, .. FrameSearch.Mentioning(frames, part.DataEnd, End, reference)];
            }
            catch (InvalidDataException)
            {
                return null;
            }
        }
    }

    /// <summary>Null when there is no index that can be read: the frames still say everything.</summary>
    private IEnumerable<long>? Indexed(ILogDisk disk, ObjectRef reference)
    {
        if (_footer is null)
        {
            return null;
        }
        try
        {
            using ILogFile file = disk.Open(Name);
            return new SegmentIndex(file, _footer.Index).Find(reference.Id).Select(offset => (long)offset);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
