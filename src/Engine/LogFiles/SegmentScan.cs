using Xen.Model.Engine.LogFiles.Index;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.LogFiles;

/// <summary>Reads a segment from its header to the last whole frame. Not thread-safe.</summary>
internal sealed class SegmentScan : IDisposable
{
    private readonly ILogDisk _disk;
    private readonly byte[] _chain = new byte[HashChain.Size];

    private SegmentScan(ILogDisk disk, Segment segment, SegmentFile file)
    {
        _disk = disk;
        Segment = segment;
        File = file;
        Ceiling = segment.Header.Ceiling;
        DurableEnd = segment.End;
        segment.Header.Chain.Span.CopyTo(_chain);
    }

    /// <summary>The segment as far as it was read.</summary>
    internal Segment Segment { get; }

    internal SegmentFile File { get; }

    /// <summary>The highest id that the header and the marks say is taken.</summary>
    internal long Ceiling { get; private set; }

    /// <summary>The frames prove that everything before this offset had been flushed.</summary>
    internal long DurableEnd { get; private set; }

    /// <summary>True when there is no frame behind the last mark.</summary>
    internal bool EndsWithMark { get; private set; } = true;

    /// <summary>True when the last frame says that the log was closed behind it.</summary>
    internal bool IsClosed { get; private set; }

    /// <summary>The chain's value in the last mark; before any, in the header.</summary>
    internal ReadOnlySpan<byte> Chain => _chain;

    /// <summary>Opens a segment and checks its header.</summary>
    /// <exception cref="LogDamagedException">The header is not that of a segment that begins with the id.</exception>
    internal static SegmentScan Open(ILogDisk disk, string name, long firstId)
    {
        ILogFile file = disk.Open(name);
        try
        {
            Span<byte> bytes = stackalloc byte[SegmentHeader.Size];
            SegmentHeader? header = SegmentHeader.Read(bytes[..file.Read(0, bytes)], out string fault);
            if (header is not null && (header.FirstId != firstId || header.PreviousId >= firstId))
            {
                fault = $"the segment begins with id {header.FirstId}, its name says {firstId}";
                header = null;
            }
            return header is not null
                ? new SegmentScan(disk, new Segment(name, header), new SegmentFile(file) { Version = header.Version })
                : throw new LogDamagedException(SegmentNames.PathOf(disk, name), 0, new EventId(firstId), fault);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public void Dispose() => File.Dispose();

    /// <summary>
    /// Takes over what the footer says of the frames, so that they need not be read. False when the segment has none
    /// that is intact.
    /// </summary>
    internal bool TryTakeFooter()
    {
        using ILogFile file = _disk.Open(Segment.Name);
        SegmentFooter? footer = SegmentFooter.Read(file);
        if (footer is null || footer.FirstId != Segment.FirstId)
        {
            return false;
        }
        try
        {
            Segment.Take(footer, new SegmentIndex(file, footer.Index).Waypoints());
        }
        catch (InvalidDataException)
        {
            // An index that is damaged is made anew from the frames.
            return false;
        }
        footer.Chain.Span.CopyTo(_chain);
        Ceiling = Math.Max(Ceiling, footer.Ceiling);
        DurableEnd = footer.DataEnd;
        return true;
    }

    /// <summary>
    /// Takes over what is known of the part of the segment that was durable some time ago, if somebody is writing to
    /// it. For readers who believe the writer.
    /// </summary>
    internal void TryTakePart()
    {
        if (PartIndex.Open(_disk, Segment.FirstId) is not var (file, footer))
        {
            return;
        }
        using (file)
        {
            try
            {
                Segment.TakePart(footer, new SegmentIndex(file, footer.Index).Waypoints());
            }
            catch (InvalidDataException)
            {
                // All frames are read then.
                return;
            }
        }
        footer.Chain.Span.CopyTo(_chain);
        Ceiling = Math.Max(Ceiling, footer.Ceiling);
        DurableEnd = footer.DataEnd;
    }

    /// <summary>Reads all frames up to the first that is not whole.</summary>
    /// <param name="chain">
    /// Every mark must agree with it, from the header on; afterwards it holds what lies behind the last mark. Null to
    /// believe the marks.
    /// </param>
    /// <exception cref="LogDamagedException">A whole frame does not belong where it is.</exception>
    internal void ReadFrames(HashChain? chain)
    {
        while (File.TryReadFrame(Segment.End, out StoredCommit commit))
        {
            int size = SegmentFormat.FrameHeaderSize + commit.Body.Length;
            ReadOnlySpan<byte> frame = File.Ahead(Segment.End, size).Span[..size];
            if (commit.FirstId.Value != Segment.LastId + 1)
            {
                throw Damaged($"a commit with the id {commit.FirstId} lies there instead");
            }
            DurableEnd = Math.Max(DurableEnd, Segment.End - SegmentFormat.Unflushed(frame));
            EndsWithMark = commit.EventCount == SegmentMark.Count;
            IsClosed = EndsWithMark && SegmentMark.IsClosing(commit.Body.Span);
            if (EndsWithMark)
            {
                Take(commit.Body.Span, chain);
            }
            else
            {
                chain?.Add(frame);
            }
            Segment.Add(commit.EventCount, size);
        }
    }

    /// <summary>The error that names the place behind the last frame that was read.</summary>
    internal LogDamagedException Damaged(string reason) => new(
        SegmentNames.PathOf(_disk, Segment.Name), Segment.End, new EventId(Segment.LastId + 1), reason);

    private void Take(ReadOnlySpan<byte> mark, HashChain? chain)
    {
        SegmentMark.Chain(mark).CopyTo(_chain);
        Ceiling = Math.Max(Ceiling, SegmentMark.Ceiling(mark));
        if (chain is not null && !chain.Close().SequenceEqual(_chain))
        {
            throw Damaged("the hash chain breaks there: what lies before it was changed");
        }
    }
}
