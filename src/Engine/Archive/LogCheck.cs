using Xen.Model.Engine.LogFiles;
using Xen.Model.Engine.LogFiles.Index;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.Archive;

/// <summary>
/// Checks every byte of the segments of a log: headers, checksums, ids, the hash chain from its oldest value on, and
/// that each index says what its frames say. Looks at no meaning; changes nothing; may run beside the writer, whose
/// newest bytes it may then find torn. For one thread, once.
/// </summary>
/// <param name="disk">The folder; not disposed of.</param>
public sealed class LogCheck(ILogDisk disk)
{
    private const int TailLooksMax = 20;

    private readonly List<LogFinding> _findings = [];
    private SegmentScan? _last;

    /// <summary>What was found, in the order of the log.</summary>
    public IReadOnlyList<LogFinding> Findings => _findings;

    /// <summary>Bytes that were checked.</summary>
    public long CheckedBytes { get; private set; }

    /// <summary>Segments that were checked.</summary>
    public int Segments { get; private set; }

    /// <summary>The last event that could be read.</summary>
    public EventId Tail { get; private set; }

    /// <summary>
    /// The value of the hash chain behind the last mark: whoever keeps a copy elsewhere can show later that nothing
    /// before it was changed. 32 bytes; empty in a log without marks.
    /// </summary>
    public ReadOnlyMemory<byte> ChainValue { get; private set; }

    /// <summary>Checks all segments.</summary>
    /// <param name="checkedBytes">Told of the bytes done, after each segment; null for nobody.</param>
    /// <exception cref="IOException">A file cannot be read at all.</exception>
    public void Run(IProgress<long>? checkedBytes = null)
    {
        List<(string Name, long FirstId)> names = SegmentNames.List(disk);
        try
        {
            for (int at = 0; at < names.Count; at++)
            {
                Check(names[at], isNewest: at == names.Count - 1);
                Segments++;
                checkedBytes?.Report(CheckedBytes);
            }
        }
        finally
        {
            _last?.Dispose();
        }
    }

    private void Check((string Name, long FirstId) name, bool isNewest)
    {
        SegmentScan scan;
        try
        {
            scan = SegmentScan.Open(disk, name.Name, name.FirstId);
        }
        catch (LogDamagedException damage)
        {
            Add(damage);
            return;
        }
        CheckFollows(scan.Segment);
        bool isMarked = scan.Segment.Header.Version != SegmentFormat.Unmarked;
        using HashChain? chain = isMarked ? new HashChain(scan.Chain) : null;
        try
        {
            scan.ReadFrames(chain);
        }
        catch (LogDamagedException damage)
        {
            Add(damage);
        }
        CheckedBytes += scan.Segment.End;
        SegmentFooter? footer = FooterOf(name.Name);
        if (isNewest && footer is null)
        {
            CheckTail(scan, chain);
        }
        else if (footer is null)
        {
            CheckEnd(scan);
        }
        CheckFooter(scan, footer, isNewest);
        Tail = new EventId(scan.Segment.LastEventId);
        ChainValue = isMarked ? scan.Chain.ToArray() : default;
        _last?.Dispose();
        _last = scan;
    }

    private SegmentFooter? FooterOf(string name)
    {
        using ILogFile file = disk.Open(name);
        return SegmentFooter.Read(file);
    }

    private void CheckFollows(Segment next)
    {
        if (_last is null || _last.Segment.Header.Version == SegmentFormat.Unmarked)
        {
            if (_last is not null && next.Header.PreviousId != _last.Segment.LastEventId)
            {
                Add(_last.Damaged($"the next segment begins behind event {next.Header.PreviousId}"));
            }
            return;
        }
        if (next.Header.PreviousId != _last.Segment.LastEventId)
        {
            Add(_last.Damaged($"the next segment begins behind event {next.Header.PreviousId}"));
        }
        else if (next.Header.Identity != _last.Segment.Header.Identity)
        {
            Add(_last.Damaged("the next segment belongs to another log"));
        }
        else if (!next.Header.Chain.Span.SequenceEqual(_last.Chain))
        {
            Add(_last.Damaged("the hash chain of the next segment does not continue this one's"));
        }
    }

    /// <summary>
    /// What a crash may leave is told from damage as at the start of a log. A writer may be at work: what was not whole
    /// is looked at once more, as long as there is more to read each time.
    /// </summary>
    private void CheckTail(SegmentScan scan, HashChain? chain)
    {
        LogFinding? finding = TailFinding(scan);
        for (int look = 0; finding is not null && look < TailLooksMax; look++)
        {
            long before = scan.Segment.End;
            scan.File.Refresh();
            scan.ReadFrames(chain);
            finding = TailFinding(scan);
            if (scan.Segment.End == before)
            {
                break;
            }
        }
        if (finding is not null)
        {
            _findings.Add(finding);
        }
    }

    private LogFinding? TailFinding(SegmentScan scan)
    {
        long at = scan.Segment.End;
        long end = scan.File.EndOfNonZero(at);
        if (end == at)
        {
            return null;
        }
        try
        {
            SegmentRecovery.RefuseDamage(scan, end);
            return new LogFinding(
                PathOf(scan), at, new EventId(scan.Segment.LastId + 1),
                $"the end of the log is not whole: {end - at} bytes", IsDamage: false);
        }
        catch (LogDamagedException damage)
        {
            return Finding(damage);
        }
    }

    /// <summary>
    /// In a segment that takes nothing more, what follows the last mark may be an index that was not finished; the next
    /// segment tells whether commits are missing.
    /// </summary>
    private void CheckEnd(SegmentScan scan)
    {
        long end = scan.Segment.End;
        if (scan.File.EndOfNonZero(end) > end)
        {
            _findings.Add(new LogFinding(
                PathOf(scan), end, new EventId(scan.Segment.LastId + 1), "what lies behind the last mark is not whole",
                IsDamage: !scan.EndsWithMark));
        }
    }

    private void CheckFooter(SegmentScan scan, SegmentFooter? footer, bool isNewest)
    {
        if (footer is null)
        {
            if (!isNewest && scan.Segment.Header.Version != SegmentFormat.Unmarked)
            {
                _findings.Add(new LogFinding(
                    PathOf(scan), scan.Segment.End, new EventId(scan.Segment.FirstId),
                    "the segment has no index yet", IsDamage: false));
            }
            return;
        }
        if (scan.Segment.End < footer.DataEnd)
        {
            Add(scan.Damaged("it is not intact, but the segment had been sealed behind it"));
            return;
        }
        string? fault = FooterFault(scan, footer);
        if (fault is not null)
        {
            _findings.Add(new LogFinding(
                PathOf(scan), footer.Index.Start, new EventId(footer.FirstId), fault, IsDamage: true));
        }
    }

    private string? FooterFault(SegmentScan scan, SegmentFooter footer)
    {
        try
        {
            (SegmentFooter expected, SegmentIndexBuilder index) = SegmentSealer.Read(disk, scan.Segment);
            SegmentFooter said = footer with { Index = default, Chain = default };
            if (said != expected with { Index = default, Chain = default }
                || !footer.Chain.Span.SequenceEqual(expected.Chain.Span))
            {
                return "the footer does not say what the commits say";
            }
            using ILogFile file = disk.Open(scan.Segment.Name);
            if (!IsWhereItBelongs(file, footer))
            {
                return "the index does not lie right behind the commits";
            }
            return index.Matches(file, footer.Index) ? null : "the index does not say what the commits say";
        }
        catch (Exception damage) when (damage is IOException or InvalidDataException)
        {
            return damage.Message;
        }
    }

    /// <summary>
    /// Between the commits and the index are zeros as long as the header of a frame, so that reading ends.
    /// </summary>
    private static bool IsWhereItBelongs(ILogFile file, SegmentFooter footer)
    {
        Span<byte> gap = stackalloc byte[SegmentFormat.FrameHeaderSize];
        return footer.Index.Start == footer.DataEnd + gap.Length
            && file.Length == footer.Index.Start + footer.Index.Length + SegmentFooter.Size
            && file.Read(footer.DataEnd, gap) == gap.Length
            && !gap.ContainsAnyExcept((byte)0);
    }

    private string PathOf(SegmentScan scan) => SegmentNames.PathOf(disk, scan.Segment.Name);

    private void Add(LogDamagedException damage) => _findings.Add(Finding(damage));

    private static LogFinding Finding(LogDamagedException damage) =>
        new(damage.File, damage.Offset, damage.Id, damage.Reason, IsDamage: true);
}
