using Xen.Model.Engine.LogFiles.Index;

namespace Xen.Model.Engine.LogFiles;

/// <summary>What is known in memory about one segment file.</summary>
/// <param name="name">Name of the file.</param>
/// <param name="header">Its header.</param>
internal sealed class Segment(string name, SegmentHeader header)
{
    /// <summary>A reader that starts in the middle reads at most this much in vain.</summary>
    private const int StopDistance = 256 * 1024;

    private readonly List<(long Id, long Offset)> _stops = [(header.FirstId, header.DataStart)];
    private SegmentFooter? _footer;

    internal string Name { get; } = name;

    internal SegmentHeader Header { get; } = header;

    internal long FirstId => Header.FirstId;

    /// <summary>Id of the last event; one below <see cref="FirstId"/> while there is none.</summary>
    internal long LastId { get; private set; } = header.FirstId - 1;

    /// <summary>Id of the last event in it or, while there is none, before it.</summary>
    internal long LastEventId => IsEmpty ? Header.PreviousId : LastId;

    /// <summary>Offset behind the last frame.</summary>
    internal long End { get; private set; } = header.DataStart;

    /// <summary>True while it holds no event; there may be notes and marks.</summary>
    internal bool IsEmpty => LastId < FirstId;

    /// <summary>The file was deleted; readers that come to it have to stop.</summary>
    internal bool IsTruncated { get; set; }

    /// <summary>What its footer says; null while it is not sealed. From any thread.</summary>
    internal SegmentFooter? Footer
    {
        get => Volatile.Read(ref _footer);
        set => Volatile.Write(ref _footer, value);
    }

    /// <summary>Takes over what a footer says instead of reading the frames.</summary>
    /// <param name="footer">The segment's footer.</param>
    /// <param name="waypoints">Where a reader can begin, from its index.</param>
    internal void Take(SegmentFooter footer, ReadOnlySpan<Waypoint> waypoints)
    {
        Footer = footer;
        TakePart(footer, waypoints);
    }

    /// <summary>The same with what is known of the part that was written first.</summary>
    internal void TakePart(SegmentFooter footer, ReadOnlySpan<Waypoint> waypoints)
    {
        LastId = footer.LastId;
        End = footer.DataEnd;
        foreach (Waypoint waypoint in waypoints)
        {
            if (waypoint.Offset > _stops[^1].Offset)
            {
                _stops.Add((waypoint.Id, waypoint.Offset));
            }
        }
    }

    /// <summary>Takes note of the frame that begins at <see cref="End"/>.</summary>
    /// <param name="count">Number of its events; zero or less when it is no commit.</param>
    /// <param name="frameSize">Its bytes, the header included.</param>
    internal void Add(int count, long frameSize)
    {
        if (End - _stops[^1].Offset >= StopDistance)
        {
            _stops.Add((LastId + 1, End));
        }
        LastId += Math.Max(0, count);
        End += frameSize;
    }

    /// <summary>The places where a reader can begin, rising.</summary>
    internal Waypoint[] Stops() => [.. _stops.Select(stop => new Waypoint(stop.Id, stop.Offset))];

    /// <summary>A frame at or before the one that holds the id, and the id that it begins with.</summary>
    internal (long Id, long Offset) StopFor(long id)
    {
        int low = 0;
        int high = _stops.Count - 1;
        while (low < high)
        {
            int middle = low + ((high - low + 1) / 2);
            if (_stops[middle].Id <= id)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }
        return _stops[low];
    }
}
