using Microsoft.Win32.SafeHandles;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.LogFiles;

/// <summary>
/// Reads and checks all segments when a log is opened. A write that a crash cut short can only be the very last thing
/// in the last segment; it was never acknowledged and is dropped. Everything else that does not check out may have been
/// acknowledged and is refused.
/// </summary>
internal static class SegmentRecovery
{
    /// <summary>Checks the segments and repairs the torn end of the last.</summary>
    /// <param name="segments">In order; filled with what the files hold.</param>
    /// <param name="size">Size that a repaired segment gets, in bytes.</param>
    /// <returns>True when something had to be repaired.</returns>
    /// <exception cref="LogDamagedException">Data that may have been acknowledged is damaged or missing.</exception>
    internal static bool Run(IReadOnlyList<Segment> segments, long size)
    {
        for (int i = 0; i < segments.Count - 1; i++)
        {
            using var file = new SegmentFile(segments[i].Path);
            CheckHeader(file, segments[i]);
            ReadFrames(file, segments[i]);
            if (!file.IsZeroFrom(segments[i].End))
            {
                throw Damaged(segments[i], "a commit in a sealed segment is not intact");
            }
            CheckFollows(segments[i], segments[i + 1]);
        }
        return segments.Count > 0 && RecoverLast(segments[^1], size);
    }

    private static bool RecoverLast(Segment segment, long size)
    {
        using (var file = new SegmentFile(segment.Path))
        {
            bool isUnborn = IsUnborn(file);
            if (!isUnborn)
            {
                CheckHeader(file, segment);
                ReadFrames(file, segment);
                if (file.IsZeroFrom(segment.End))
                {
                    return false;
                }
            }
            RefuseDamage(file, segment, isUnborn ? 0 : segment.End);
        }
        if (segment.IsEmpty)
        {
            LogFolder.Recreate(segment, size);
        }
        else
        {
            CutBehind(segment, size);
        }
        return true;
    }

    /// <summary>
    /// A later commit may be whole although an earlier one is not: a power cut leaves pages of one unflushed stretch
    /// behind in any order. Only a commit written after the bad place had been flushed proves that something
    /// acknowledged is lost.
    /// </summary>
    private static void RefuseDamage(SegmentFile file, Segment segment, long badAt)
    {
        long later = file.FindFrame(segment.End, segment.LastId);
        while (later >= 0)
        {
            uint unflushed = SegmentFormat.Unflushed(file.Ahead(later, SegmentFormat.FrameHeaderSize).Span);
            if (later - unflushed > badAt)
            {
                throw Damaged(segment,
                    $"it is not intact, but a commit at offset {later} was written after it was flushed");
            }
            later = file.FindFrame(later + 1, segment.LastId);
        }
    }

    /// <summary>Whether a crash came between the creation of the file and its header.</summary>
    private static bool IsUnborn(SegmentFile file) =>
        file.Length < SegmentFormat.HeaderSize
        || !file.Ahead(0, SegmentFormat.HeaderSize).Span[..SegmentFormat.HeaderSize].ContainsAnyExcept((byte)0);

    private static void CheckHeader(SegmentFile file, Segment segment)
    {
        string? fault = file.Length < SegmentFormat.HeaderSize
            ? "the segment is shorter than its header"
            : SegmentFormat.HeaderFault(file.Ahead(0, SegmentFormat.HeaderSize).Span, segment.FirstId);
        if (fault is not null)
        {
            throw new LogDamagedException(segment.Path, 0, new EventId(segment.FirstId), fault);
        }
    }

    private static void ReadFrames(SegmentFile file, Segment segment)
    {
        while (file.TryReadFrame(segment.End, out StoredCommit commit))
        {
            if (commit.FirstId.Value != segment.LastId + 1)
            {
                throw Damaged(segment, $"a commit with the id {commit.FirstId} lies there instead");
            }
            segment.Add(commit.EventCount, SegmentFormat.FrameHeaderSize + commit.Body.Length);
        }
    }

    private static void CheckFollows(Segment segment, Segment next)
    {
        if (next.FirstId != segment.LastId + 1)
        {
            throw Damaged(segment, $"the next segment begins with id {next.FirstId}");
        }
    }

    /// <summary>Whatever is left behind the end could be taken for a commit later, so it becomes zeros.</summary>
    private static void CutBehind(Segment segment, long size)
    {
        using SafeFileHandle handle = LogFolder.OpenForAppend(segment);
        RandomAccess.SetLength(handle, segment.End);
        RandomAccess.SetLength(handle, Math.Max(size, segment.End));
        RandomAccess.FlushToDisk(handle);
    }

    private static LogDamagedException Damaged(Segment segment, string reason) =>
        new(segment.Path, segment.End, new EventId(segment.LastId + 1), reason);
}
