using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.LogFiles;

/// <summary>Walks over the commits of one segment; the file is opened with the first step. Not thread-safe.</summary>
/// <param name="segment">The segment.</param>
/// <param name="after">Commits that end at or below this id are passed over.</param>
/// <param name="last">The walk ends with the commit that ends at this id, even when more was appended since.</param>
internal sealed class SegmentCursor(Segment segment, long after, long last) : IDisposable
{
    private SegmentFile? _file;
    private long _offset;
    private long _nextId;

    public void Dispose() => _file?.Dispose();

    /// <summary>Moves to the next commit.</summary>
    /// <returns>False at the end.</returns>
    /// <exception cref="LogDamagedException">The bytes changed since the log was opened.</exception>
    internal bool TryNext(out StoredCommit commit)
    {
        if (_file is null)
        {
            Open();
        }
        while (_nextId <= last)
        {
            if (!_file!.TryReadFrame(_offset, out commit) || commit.FirstId.Value != _nextId)
            {
                throw new LogDamagedException(
                    segment.Path, _offset, new EventId(_nextId), "a commit that was intact can no longer be read");
            }
            _offset += SegmentFormat.FrameHeaderSize + commit.Body.Length;
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
        (_nextId, _offset) = segment.MarkFor(after + 1);
        _file = new SegmentFile(segment.Path);
    }
}
