using Xen.Model.Engine.LogFiles.Index;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.LogFiles;

/// <summary>
/// Reads and checks all segments when a log is opened. A write that a crash cut short can only be the very last thing
/// in the last segment; it was never acknowledged and is dropped. Everything else that does not check out may have been
/// acknowledged and is refused. Not thread-safe.
/// </summary>
/// <param name="disk">The folder.</param>
internal sealed class SegmentRecovery(ILogDisk disk)
{
    private SegmentScan? _last;
    private SegmentFooter? _footer;
    private bool _isCutOff;

    /// <summary>The segments in order, with what the files hold.</summary>
    internal List<Segment> Segments { get; } = [];

    /// <summary>The chain up to the end of the last segment; null when that has none.</summary>
    internal HashChain? Chain { get; private set; }

    /// <summary>Ids up to here are taken.</summary>
    internal long Ceiling { get; private set; }

    /// <summary>True when the log was closed properly.</summary>
    internal bool WasClosed { get; private set; }

    /// <summary>What was cut off; null when nothing was.</summary>
    internal LogTailRepair? Repair { get; private set; }

    /// <summary>Checks the segments and repairs the torn end of the last.</summary>
    /// <exception cref="LogDamagedException">Data that may have been acknowledged is damaged or missing.</exception>
    internal void Run()
    {
        SegmentNames.DeleteUnfinished(disk);
        List<(string Name, long FirstId)> names = SegmentNames.List(disk);
        string? unborn = TakeUnborn(names);
        _footer = FooterOfLast(names);
        try
        {
            for (int at = 0; at < names.Count; at++)
            {
                bool isLast = at == names.Count - 1;
                Read(names[at], isLast, isSealed: !isLast || unborn is not null);
            }
            if (_last is not null)
            {
                RecoverLast(_last);
            }
        }
        finally
        {
            _last?.Dispose();
        }
        if (unborn is not null)
        {
            disk.Delete(unborn);
            long kept = Segments.Count == 0 ? 0 : Segments[^1].LastEventId;
            Repair ??= new LogTailRepair(SegmentNames.PathOf(disk, unborn), 0, 0, new EventId(kept));
        }
    }

    /// <summary>
    /// A crash between the creation of a file and its header, as the first version of the format allowed it, leaves
    /// nothing but zeros. The log goes on in the segment before, which had been sealed.
    /// </summary>
    private string? TakeUnborn(List<(string Name, long FirstId)> names)
    {
        if (names.Count == 0)
        {
            return null;
        }
        (string name, long firstId) = names[^1];
        using (var file = new SegmentFile(disk.Open(name)))
        {
            if (!file.IsZero())
            {
                return null;
            }
        }
        if (names.Count == 1 && firstId > 1)
        {
            throw new LogDamagedException(
                SegmentNames.PathOf(disk, name), 0, new EventId(firstId), "there is nothing in the only segment");
        }
        names.RemoveAt(names.Count - 1);
        return name;
    }

    /// <summary>
    /// A log that was closed ends with a sealed segment. Its footer proves how far its frames went; as it is written to
    /// again, the footer has to go.
    /// </summary>
    private SegmentFooter? FooterOfLast(List<(string Name, long FirstId)> names)
    {
        if (names.Count == 0)
        {
            return null;
        }
        using ILogFile file = disk.Open(names[^1].Name);
        return SegmentFooter.Read(file);
    }

    private void Read((string Name, long FirstId) name, bool isLast, bool isSealed)
    {
        SegmentScan scan = SegmentScan.Open(disk, name.Name, name.FirstId);
        try
        {
            CheckFollows(scan.Segment);
            bool isMarked = scan.Segment.Header.Version != SegmentFormat.Unmarked;
            if (isMarked && isLast)
            {
                Chain?.Dispose();
                Chain = new HashChain(scan.Chain);
            }
            if (isLast || !isMarked || !scan.TryTakeFooter())
            {
                if (isLast && _footer is not null)
                {
                    scan.File.Limit(_footer.DataEnd);
                }
                scan.ReadFrames(Chain);
                if (isSealed)
                {
                    CheckSealed(scan, isMarked);
                }
            }
        }
        catch
        {
            scan.Dispose();
            throw;
        }
        Segments.Add(scan.Segment);
        Ceiling = Math.Max(Ceiling, scan.Ceiling);
        _last?.Dispose();
        _last = scan;
    }

    private static void CheckSealed(SegmentScan scan, bool isMarked)
    {
        // Behind the last mark there may be a footer that a crash cut short. Whether a commit lay there instead, the
        // next segment tells: it begins with the last id and with the value of the hash chain.
        bool mayHaveFooter = isMarked && scan.EndsWithMark;
        if (!mayHaveFooter && scan.File.EndOfNonZero(scan.Segment.End) > scan.Segment.End)
        {
            throw scan.Damaged("a commit in a sealed segment is not intact");
        }
        if (isMarked && !scan.EndsWithMark)
        {
            throw scan.Damaged("a sealed segment does not end with a mark");
        }
    }

    /// <summary>
    /// Ids may be missing only before a segment whose header says so, and only where the log has marks: without them
    /// nobody reserved any.
    /// </summary>
    private void CheckFollows(Segment next)
    {
        if (_last is null)
        {
            return;
        }
        Segment segment = _last.Segment;
        if (next.Header.PreviousId != segment.LastEventId || next.FirstId <= segment.LastId)
        {
            throw _last.Damaged($"the next segment begins with id {next.FirstId} behind {next.Header.PreviousId}");
        }
        if (segment.Header.Version == SegmentFormat.Unmarked)
        {
            return;
        }
        if (next.Header.Identity != segment.Header.Identity)
        {
            throw _last.Damaged("the next segment belongs to another log");
        }
        if (!next.Header.Chain.Span.SequenceEqual(_last.Chain))
        {
            throw _last.Damaged("the hash chain of the next segment does not continue this one's");
        }
    }

    private void RecoverLast(SegmentScan scan)
    {
        Segment segment = scan.Segment;
        if (_footer is not null)
        {
            CutFooter(scan, _footer);
        }
        long end = scan.File.EndOfNonZero(segment.End);
        if (end > segment.End)
        {
            RefuseDamage(scan, end);
            _isCutOff = true;
            // An index that closing did not finish is nothing that anybody could miss.
            if (!scan.IsClosed || !IsIndexBehind(scan))
            {
                Repair = new LogTailRepair(SegmentNames.PathOf(disk, segment.Name), segment.End, end - segment.End,
                    new EventId(segment.LastEventId));
            }
        }
        WasClosed = scan.IsClosed;
        // Also behind a closing mark: its own flush may have failed, and nobody was told.
        MakeDurable(scan);
    }

    private void CutFooter(SegmentScan scan, SegmentFooter footer)
    {
        if (scan.Segment.End != footer.DataEnd)
        {
            throw scan.Damaged("it is not intact, but the segment had been sealed behind it");
        }
        using ILogFile file = disk.Open(scan.Segment.Name);
        file.SetLength(footer.DataEnd);
        file.Flush();
    }

    /// <summary>
    /// A later commit may be whole although an earlier one is not: a power cut leaves pages of one unflushed stretch
    /// behind in any order. Only a frame written after the bad place had been flushed proves that something
    /// acknowledged is lost.
    /// </summary>
    /// <param name="scan">The newest segment, read to the first frame that is not whole.</param>
    /// <param name="end">Offset behind the last byte in it that is not zero.</param>
    /// <exception cref="LogDamagedException">What is not whole was acknowledged.</exception>
    internal static void RefuseDamage(SegmentScan scan, long end)
    {
        long badAt = scan.Segment.End;
        long later = scan.File.FindFrame(badAt, scan.Segment.LastId);
        while (later >= 0)
        {
            uint unflushed = SegmentFormat.Unflushed(
                scan.File.Ahead(later, SegmentFormat.FrameHeaderSize).Span);
            if (later - unflushed > badAt)
            {
                throw scan.Damaged(
                    $"it is not intact, but a commit at offset {later} was written after it was flushed");
            }
            later = scan.File.FindFrame(later + 1, scan.Segment.LastId);
        }
        // Opening a closed log writes a mark before anything else: no more than that can be torn behind it.
        if (scan.IsClosed && !IsIndexBehind(scan) && end > badAt + SegmentMark.Size)
        {
            throw scan.Damaged("the log was closed there, yet something lies behind it");
        }
    }

    /// <summary>An index that closing did not finish begins with zeros in the place of a frame.</summary>
    private static bool IsIndexBehind(SegmentScan scan)
    {
        Span<byte> zeros = stackalloc byte[SegmentFormat.FrameHeaderSize];
        zeros.Clear();
        return scan.File.Ahead(scan.Segment.End, zeros.Length).Span.StartsWith(zeros);
    }

    /// <summary>
    /// Cuts off what is not whole, as it could be taken for a commit later, and writes once more what the process
    /// before may not have flushed: it can be read, but it may be in the system's memory only, and after a flush that
    /// failed the system may even believe that it is on the disk.
    /// </summary>
    private void MakeDurable(SegmentScan scan)
    {
        // The process before may have given the newest file its name and not lived to make that durable.
        disk.SyncNames();
        using ILogFile file = disk.Open(scan.Segment.Name);
        if (_isCutOff)
        {
            file.SetLength(scan.Segment.End);
        }
        byte[] buffer = new byte[Math.Min(256 * 1024, scan.Segment.End - scan.DurableEnd)];
        for (long offset = scan.DurableEnd; offset < scan.Segment.End; offset += buffer.Length)
        {
            Span<byte> bytes = buffer.AsSpan(0, (int)Math.Min(buffer.Length, scan.Segment.End - offset));
            if (file.Read(offset, bytes) < bytes.Length)
            {
                throw new EndOfStreamException();
            }
            file.Write(offset, bytes);
        }
        file.Flush();
    }
}
