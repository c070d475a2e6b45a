using Xen.Model.Engine.LogFiles;
using Xen.Model.Ports;

namespace Xen.Model.Engine.Archive;

/// <summary>
/// The segments of a log that somebody else may be writing: known ones are kept, the rest is read on from where it was
/// left. Thread-safe.
/// </summary>
internal sealed class ArchivedSegments(ILogDisk disk)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, ArchivedSegment> _complete = [];
    private SegmentScan? _newest;

    /// <summary>The segments as they are now, oldest first; never empty.</summary>
    /// <exception cref="LogDamagedException">A header cannot be read, or there is no segment at all.</exception>
    internal IReadOnlyList<ArchivedSegment> Now()
    {
        lock (_gate)
        {
            while (true)
            {
                try
                {
                    return Read();
                }
                catch (FileNotFoundException)
                {
                    // Given up between the list and the look: there is a new list by now.
                }
            }
        }
    }

    private List<ArchivedSegment> Read()
    {
        List<(string Name, long FirstId)> names = SegmentNames.List(disk);
        if (names.Count == 0)
        {
            throw new LogDamagedException(disk.Path, 0, Primitives.EventId.None, "there is no segment of a log");
        }
        List<ArchivedSegment> segments = new(names.Count);
        for (int at = 0; at < names.Count; at++)
        {
            bool isNewest = at == names.Count - 1;
            segments.Add(isNewest ? Newest(names[at]) : Complete(names[at]));
        }
        foreach (string gone in _complete.Keys.Except(names.Select(name => name.Name)).ToArray())
        {
            _complete.Remove(gone);
        }
        return segments;
    }

    private ArchivedSegment Complete((string Name, long FirstId) name)
    {
        if (_complete.TryGetValue(name.Name, out ArchivedSegment? known) && known.TimeMax is not null)
        {
            return known;
        }
        using SegmentScan scan = SegmentScan.Open(disk, name.Name, name.FirstId);
        if (!scan.TryTakeFooter())
        {
            if (known is not null)
            {
                return known;
            }
            scan.TryTakePart();
            scan.ReadFrames(null);
        }
        return _complete[name.Name] = new ArchivedSegment(scan.Segment);
    }

    /// <summary>
    /// The segment that is being written: what was not whole before may be by now. It may also come from a copy whose
    /// last segment is sealed.
    /// </summary>
    private ArchivedSegment Newest((string Name, long FirstId) name)
    {
        if (_newest?.Segment.Name != name.Name)
        {
            _newest?.Dispose();
            _newest = SegmentScan.Open(disk, name.Name, name.FirstId);
            if (!_newest.TryTakeFooter())
            {
                _newest.TryTakePart();
            }
        }
        if (_newest.Segment.Footer is null)
        {
            _newest.File.Refresh();
            _newest.ReadFrames(null);
        }
        return new ArchivedSegment(_newest.Segment);
    }
}
