using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.LogFiles;

/// <summary>
/// Walks over the commits and notes of one segment; the file is opened with the first step. Not thread-safe.
/// </summary>
/// <param name="disk">Where the segment is.</param>
/// <param name="segment">The segment.</param>
/// <param name="after">Commits that end at or below this id are passed over, and the notes between them.</param>
/// <param name="end">The walk ends at this offset, even when more was appended since.</param>
internal sealed class SegmentCursor(ILogDisk disk, Segment segment, long after, long end) : IDisposable
{
    private SegmentFile? _file;
    private long _offset;
    private long _nextId;

    public void Dispose() => _file?.Dispose();

    /// <summary>Moves to the next commit or note.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="LogDamagedException">The bytes changed since the log was opened.</exception>
    internal bool TryNext(out StoredCommit commit)
    {
        if (_file is null)
        {
            Open();
        }
        while (_offset < end)
        {
            if (!_file!.TryReadFrame(_offset, out commit) || commit.FirstId.Value != _nextId)
            {
                throw new LogDamagedException(SegmentNames.PathOf(disk, segment.Name), _offset, new EventId(_nextId),
                    "a commit that was intact can no longer be read");
            }
            _offset += SegmentFormat.FrameHeaderSize + commit.Body.Length;
            if (commit.EventCount == SegmentMark.Count)
            {
                continue;
            }
            _nextId += commit.EventCount;
            if (commit.LastId.Value > after)
            {
                return true;
            }
        }
        commit = default;
        return false;
    }

    private void Open()
    {
        if (segment.IsTruncated)
        {
            throw new InvalidOperationException("the log was truncated while it was being read");
        }
        (_nextId, _offset) = segment.StopFor(after + 1);
        _file = new SegmentFile(disk.Open(segment.Name)) { Version = segment.Header.Version };
    }
}
