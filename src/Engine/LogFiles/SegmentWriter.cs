using Xen.Model.Ports;

namespace Xen.Model.Engine.LogFiles;

/// <summary>The segment that is being written, and how much of it is durable. Not thread-safe.</summary>
internal sealed class SegmentWriter : IDisposable
{
    /// <summary>
    /// A file that turns out too short grows by this much at least, so that not every write makes it grow.
    /// </summary>
    private const int GrowthMin = 64 * 1024;

    private readonly ILogFile _file;
    private long _length;

    /// <summary>Opens a segment whose frames are all durable.</summary>
    /// <param name="disk">Where it is.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="size">
    /// The length that the file gets, in bytes, if it is shorter. Flushing commits of 700 bytes took 107 to 138 us
    /// (median) into a file that had its full length, against 170 to 211 us when each write made the file longer. Zeros
    /// really written beforehand and a flush without timestamps (fdatasync) measured no better.
    /// </param>
    internal SegmentWriter(ILogDisk disk, Segment segment, long size)
    {
        Segment = segment;
        FlushedEnd = segment.End;
        _file = disk.Open(segment.Name);
        try
        {
            _length = _file.Length;
            MakeRoom(size);
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    internal Segment Segment { get; }

    /// <summary>Everything before this offset is durable.</summary>
    internal long FlushedEnd { get; private set; }

    /// <summary>Bytes at the end of the segment that are not known to be durable.</summary>
    internal uint Unflushed => (uint)(Segment.End - FlushedEnd);

    /// <summary>Creates an empty segment; it is durable on return, with its name and its room.</summary>
    /// <param name="disk">Where.</param>
    /// <param name="header">What it begins with.</param>
    /// <param name="size">Its length in bytes.</param>
    /// <param name="spare">A file that has the length already, if there is one.</param>
    internal static Segment Create(ILogDisk disk, SegmentHeader header, long size, SpareSegment spare)
    {
        string name = SegmentNames.Of(header.FirstId);
        string unfinished;
        Span<byte> bytes = stackalloc byte[SegmentHeader.Size];
        header.Put(bytes);
        using (ILogFile file = spare.Take() ?? disk.Create(SegmentNames.UnfinishedOf(name)))
        {
            unfinished = file.Name;
            file.SetLength(size);
            file.Write(0, bytes);
            file.Flush();
        }
        // Under its own name the file is whole from the first moment on.
        disk.Rename(unfinished, name);
        disk.SyncNames();
        return new Segment(name, header);
    }

    /// <summary>Writes whole frames behind the last; the caller adds them to the segment.</summary>
    internal void Write(ReadOnlySpan<byte> frames)
    {
        if (Segment.End + frames.Length > _length)
        {
            MakeRoom(Segment.End + Math.Max(frames.Length, GrowthMin));
        }
        _file.Write(Segment.End, frames);
    }

    internal void Flush()
    {
        _file.Flush();
        FlushedEnd = Segment.End;
    }

    /// <summary>Gives up the room behind the last frame; durable with the next flush.</summary>
    internal void Trim()
    {
        _file.SetLength(Segment.End);
        _length = Segment.End;
    }

    public void Dispose() => _file.Dispose();

    private void MakeRoom(long length)
    {
        if (_length < length)
        {
            _file.SetLength(length);
            _length = length;
        }
    }
}
