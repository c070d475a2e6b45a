using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using Xen.Model.Ports;

namespace Xen.Model.Engine.LogFiles.Index;

/// <summary>
/// Collects which commits of a segment touch which object and writes it down for <see cref="SegmentIndex"/>. Three
/// tables follow each other: where each bucket of objects begins, the objects in the order of their references, and
/// the offsets of their commits. A fourth tells where commits lie by id. A bucket holds the objects whose references
/// begin with the same bits; references are random, so buckets are about equal. Not thread-safe.
/// </summary>
internal sealed class SegmentIndexBuilder
{
    /// <summary>Bytes of one object: its reference, where its offsets begin, how many there are.</summary>
    internal const int ObjectSize = 16 + sizeof(uint) + sizeof(uint);

    private const int ObjectsPerBucket = 64;
    private const int BucketBitsMax = 16;

    /// <summary>
    /// Below the size from which on arrays are only freed by full collections: those would come with every segment.
    /// </summary>
    private const int PostingsInPart = 8192;

    private readonly Dictionary<Guid, int> _numbers = [];
    private readonly List<Touched> _objects = [];
    private readonly List<(int Object, uint Offset)[]> _postings = [];
    private readonly List<Waypoint> _waypoints = [];
    private int _count;

    /// <summary>Notes that the commit whose frame begins at the offset touches an object.</summary>
    /// <param name="reference">The object's identity.</param>
    /// <param name="offset">Offset of the frame in the segment; offsets come in rising order.</param>
    internal void Add(Guid reference, uint offset)
    {
        ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, reference, out bool isKnown);
        if (!isKnown)
        {
            number = _objects.Count;
            _objects.Add(new Touched(KeyOf(reference), 0, 0));
        }
        ref Touched item = ref CollectionsMarshal.AsSpan(_objects)[number];
        if (item.Count == 0 || item.LastOffset != offset)
        {
            item.Count++;
            item.LastOffset = offset;
            if (_count % PostingsInPart == 0)
            {
                _postings.Add(new (int, uint)[PostingsInPart]);
            }
            _postings[^1][_count++ % PostingsInPart] = (number, offset);
        }
    }

    /// <summary>Notes a place where a reader can begin.</summary>
    /// <param name="waypoint">A frame's offset and the id that it begins with; both rise.</param>
    internal void Add(Waypoint waypoint) => _waypoints.Add(waypoint);

    /// <summary>Writes the tables.</summary>
    /// <param name="file">The segment.</param>
    /// <param name="start">Where in the segment to begin.</param>
    /// <returns>What a reader must know of the tables.</returns>
    internal SegmentIndexShape Write(ILogFile file, long start)
    {
        // Objects are sorted and not their offsets, which come in order and are many more as a rule.
        int[] order = InOrder();
        int bits = BucketBits(order.Length);
        var writer = new PagedWriter(file, start);
        WriteBuckets(writer, order, bits);
        uint[] firsts = WriteObjects(writer, order);
        WriteOffsets(writer, firsts);
        WriteWaypoints(writer);
        long end = writer.Finish();
        return new SegmentIndexShape(start, end - start, bits, order.Length, _count, _waypoints.Count);
    }

    /// <summary>Whether the tables in a file are those that would be written now.</summary>
    /// <exception cref="InvalidDataException">A page of them fails its checksum.</exception>
    internal bool Matches(ILogFile file, SegmentIndexShape shape)
    {
        using var expected = new PageBuffer();
        SegmentIndexShape now = Write(expected, 0) with { Start = shape.Start };
        if (now != shape)
        {
            return false;
        }
        byte[] page = new byte[PagedWriter.PageSize];
        byte[] wanted = new byte[PagedWriter.PageSize];
        for (long offset = 0; offset < shape.Length; offset += PagedWriter.PageSize)
        {
            expected.Read(offset, wanted);
            if (file.Read(shape.Start + offset, page) < page.Length || !page.AsSpan().SequenceEqual(wanted))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>The reference as a number that sorts like its text.</summary>
    internal static UInt128 KeyOf(Guid reference)
    {
        Span<byte> bytes = stackalloc byte[16];
        reference.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    private static int BucketBits(int objects) =>
        Math.Min(BitOperations.Log2((uint)(objects / ObjectsPerBucket) | 1), BucketBitsMax);

    /// <summary>The numbers of all objects in the order of their references.</summary>
    private int[] InOrder()
    {
        UInt128[] keys = [.. _objects.Select(item => item.Key)];
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        Array.Sort(keys, order);
        return order;
    }

    private void WriteBuckets(PagedWriter writer, int[] order, int bits)
    {
        int written = 0;
        for (int at = 0; at < order.Length; at++)
        {
            for (int bucket = SegmentIndex.Bucket(_objects[order[at]].Key, bits); written <= bucket; written++)
            {
                writer.Write((uint)at);
            }
        }
        for (; written <= 1 << bits; written++)
        {
            writer.Write((uint)order.Length);
        }
    }

    /// <returns>For each object, by its number, where its offsets begin.</returns>
    private uint[] WriteObjects(PagedWriter writer, int[] order)
    {
        uint[] firsts = new uint[order.Length];
        uint first = 0;
        Span<byte> key = stackalloc byte[16];
        foreach (int number in order)
        {
            BinaryPrimitives.WriteUInt128BigEndian(key, _objects[number].Key);
            writer.Write(key);
            writer.Write(first);
            writer.Write(_objects[number].Count);
            firsts[number] = first;
            first += _objects[number].Count;
        }
        return firsts;
    }

    private void WriteOffsets(PagedWriter writer, uint[] firsts)
    {
        uint[] offsets = ArrayPool<uint>.Shared.Rent(_count);
        for (int at = 0; at < _count; at++)
        {
            (int number, uint offset) = _postings[at / PostingsInPart][at % PostingsInPart];
            offsets[firsts[number]++] = offset;
        }
        foreach (uint offset in offsets.AsSpan(0, _count))
        {
            writer.Write(offset);
        }
        ArrayPool<uint>.Shared.Return(offsets);
    }

    private void WriteWaypoints(PagedWriter writer)
    {
        Span<byte> bytes = stackalloc byte[Waypoint.Size];
        foreach (Waypoint waypoint in _waypoints)
        {
            waypoint.Put(bytes);
            writer.Write(bytes);
        }
    }

    private record struct Touched(UInt128 Key, uint Count, uint LastOffset);
}
