using System.Collections.Immutable;
using Xen.Model.Ports;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>Bytes in and out.</summary>
public sealed partial class SimulatedStorage
{
    /// <inheritdoc/>
    public long? SizeOf(DiskAddress disk) => Image(disk) is { HasContents: true } image ? image.VirtualSize : null;

    /// <inheritdoc/>
    public ValueTask ReadAsync(DiskAddress disk, long offset, Memory<byte> buffer, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        // Before looking: blocks of the image as it is now stay where they are until the reading has ended.
        _medium.EnterRead();
        try
        {
            SimulatedImage image = Readable(disk);
            CheckRange(image, offset, buffer.Length);
            Count(disk, TrafficTotals.OfReads(1, buffer.Length));
            Read(image, offset, buffer.Span);
        }
        finally
        {
            _medium.ExitRead();
        }
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask WriteAsync(
        DiskAddress disk, long offset, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        lock (_gate)
        {
            SimulatedImage image = Readable(disk);
            CheckRange(image, offset, bytes.Length);
            ImmutableSortedDictionary<long, DiskBlock>.Builder blocks = image.Blocks.ToBuilder();
            var written = new List<KeyValuePair<long, DiskBlock>>((bytes.Length / DiskBlock.Size) + 2);
            int givenUp = 0;
            ReadOnlySpan<byte> rest = bytes.Span;
            while (!rest.IsEmpty)
            {
                (long number, int within) = Locate(offset);
                int length = Math.Min(rest.Length, DiskBlock.Size - within);
                DiskBlock before = blocks.GetValueOrDefault(number);
                blocks[number] = Written(before, within, rest[..length]);
                written.Add(KeyValuePair.Create(number, blocks[number]));
                givenUp += before.HasData ? 1 : 0;
                rest = rest[length..];
                offset += length;
            }
            _medium.NoteWritten(disk.Repository, disk.Location, written, givenUp);
            SimulatedRepository owner = Known(disk.Repository);
            _repositories[disk.Repository] = owner with
            {
                Images = owner.Images.SetItem(disk.Location, image with { Blocks = blocks.ToImmutable() }),
            };
        }
        Count(disk, TrafficTotals.OfWrites(1, bytes.Length));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public IReadOnlyList<DiskExtent> Extents(DiskAddress disk, DiskAddress? since = null)
    {
        SimulatedImage image = Readable(disk);
        ImmutableSortedDictionary<long, DiskBlock>? before = since is { } other ? Readable(other).Blocks : null;
        var extents = new List<DiskExtent>();
        foreach ((long number, DiskBlock block) in image.Blocks)
        {
            long start = number * DiskBlock.Size;
            bool isWanted = before is null
                ? block.HasData
                : !before.TryGetValue(number, out DiskBlock old) || old.Id != block.Id;
            if (!isWanted || start >= image.VirtualSize)
            {
                continue;
            }
            long length = Math.Min(DiskBlock.Size, image.VirtualSize - start);
            if (extents.Count > 0 && extents[^1] is var last && last.Start + last.Length == start)
            {
                extents[^1] = last with { Length = last.Length + length };
            }
            else
            {
                extents.Add(new DiskExtent(start, length));
            }
        }
        return extents;
    }

    /// <summary>Gives an image the contents of another; each block that differs counts as written.</summary>
    /// <param name="from">The image with the contents.</param>
    /// <param name="into">The image that gets them.</param>
    /// <param name="basis">When given, only the blocks that differ between it and the first are written.</param>
    /// <returns>The image that got them; null when one of the two is not there.</returns>
    internal SimulatedImage? Overwrite(DiskAddress from, DiskAddress into, SimulatedImage? basis)
    {
        lock (_gate)
        {
            if (Image(from) is not { } source || Image(into) is not { } target)
            {
                return null;
            }
            ImmutableSortedDictionary<long, DiskBlock>.Builder blocks = target.Blocks.ToBuilder();
            foreach (long number in source.Blocks.Keys.Union((basis ?? target).Blocks.Keys))
            {
                DiskBlock wanted = source.Blocks.GetValueOrDefault(number);
                bool isSame = (basis ?? target).Blocks.GetValueOrDefault(number).Id == wanted.Id;
                if (!isSame)
                {
                    blocks[number] = wanted with { Id = ++_lastWrite };
                }
            }
            SimulatedImage changed = target with { Blocks = blocks.ToImmutable() };
            Put(into.Repository, changed);
            return changed;
        }
    }

    private static (long Number, int Within) Locate(long offset) =>
        (offset / DiskBlock.Size, (int)(offset % DiskBlock.Size));

    private DiskBlock Written(DiskBlock before, int within, ReadOnlySpan<byte> bytes)
    {
        bool isWhole = bytes.Length == DiskBlock.Size;
        bool isZero = !bytes.ContainsAnyExcept((byte)0) && (isWhole || !before.HasData);
        if (isZero)
        {
            return new DiskBlock(++_lastWrite, null);
        }
        if (isWhole)
        {
            return _medium.Keep(++_lastWrite, bytes);
        }
        byte[] data = new byte[DiskBlock.Size];
        if (before.HasData)
        {
            _medium.Read(before, 0, data);
        }
        bytes.CopyTo(data.AsSpan(within));
        return _medium.Keep(++_lastWrite, data);
    }

    private void Read(SimulatedImage image, long offset, Span<byte> rest)
    {
        while (!rest.IsEmpty)
        {
            (long number, int within) = Locate(offset);
            int length = Math.Min(rest.Length, DiskBlock.Size - within);
            if (image.Blocks.TryGetValue(number, out DiskBlock block) && block.HasData)
            {
                _medium.Read(block, within, rest[..length]);
            }
            else
            {
                rest[..length].Clear();
            }
            rest = rest[length..];
            offset += length;
        }
    }

    private SimulatedImage Readable(DiskAddress disk) => Image(disk) is { HasContents: true } image
        ? image
        : throw new IOException($"there is no image {disk.Location} in the repository {disk.Repository}");

    private static void CheckRange(SimulatedImage image, long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, image.VirtualSize - length);
    }
}
