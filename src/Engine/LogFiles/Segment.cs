namespace Xen.Model.Engine.LogFiles;

/// <summary>What is known in memory about one segment file.</summary>
/// <param name="path">The file.</param>
/// <param name="firstId">Id of the first event that it holds or will hold.</param>
internal sealed class Segment(string path, long firstId)
{
    /// <summary>A reader that starts in the middle reads at most this much in vain.</summary>
    private const int MarkDistance = 256 * 1024;

    private readonly List<(long Id, long Offset)> _marks = [(firstId, SegmentFormat.HeaderSize)];

    internal string Path { get; } = path;

    internal long FirstId { get; } = firstId;

    /// <summary>Id of the last event; one below <see cref="FirstId"/> while there is none.</summary>
    internal long LastId { get; private set; } = firstId - 1;

    /// <summary>Offset behind the last frame.</summary>
    internal long End { get; private set; } = SegmentFormat.HeaderSize;

    internal bool IsEmpty => LastId < FirstId;

    /// <summary>The file was deleted; readers that come to it have to stop.</summary>
    internal bool IsTruncated { get; set; }

    /// <summary>Takes note of the frame that begins at <see cref="End"/>.</summary>
    internal void Add(int count, long frameSize)
    {
        if (End - _marks[^1].Offset >= MarkDistance)
        {
            _marks.Add((LastId + 1, End));
        }
        LastId += count;
        End += frameSize;
    }

    /// <summary>A frame at or before the one that holds the id, and the id that it begins with.</summary>
    internal (long Id, long Offset) MarkFor(long id)
    {
        int low = 0;
        int high = _marks.Count - 1;
        while (low < high)
        {
            int middle = low + ((high - low + 1) / 2);
            if (_marks[middle].Id <= id)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }
        return _marks[low];
    }
}
