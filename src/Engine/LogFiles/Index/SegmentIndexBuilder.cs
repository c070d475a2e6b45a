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

    private readonly List<Posting> _postings = new(64 * 1024);
    private readonly List<Waypoint> _waypoints = [];

    /// <summary>Notes that the commit whose frame begins at the offset touches an object.</summary>
    /// <param name="reference">The object's identity.</param>
    /// <param name="offset">Offset of the frame in the segment; offsets come in rising order.</param>
    internal void Add(Guid reference, uint offset) => _postings.Add(new Posting(KeyOf(reference), offset));

    /// <summary>Notes a place where a reader can begin.</summary>
    /// <param name="waypoint">A frame's offset and the id that it begins with; both rise.</param>
    internal void Add(Waypoint waypoint) => _waypoints.Add(waypoint);

    /// <summary>Writes the tables.</summary>
    /// <param name="file">The segment.</param>
    /// <param name="start">Where in the segment to begin.</param>
    /// <returns>What a reader must know of the tables.</returns>
    internal SegmentIndexShape Write(ILogFile file, long start)
    {
        // The offset is part of the order, so the sort need not be stable.
        _postings.Sort();
        ReadOnlySpan<Posting> postings = CollectionsMarshal.AsSpan(_postings);
        (List<(UInt128 Key, uint First)> objects, int offsets) = Distinct(postings);
        int bits = BucketBits(objects.Count);
        var writer = new PagedWriter(file, start);
        WriteBuckets(writer, objects, bits);
        WriteObjects(writer, objects, offsets);
        WriteOffsets(writer, postings);
        WriteWaypoints(writer);
        long end = writer.Finish();
        return new SegmentIndexShape(start, end - start, bits, objects.Count, offsets, _waypoints.Count);
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

    private static (List<(UInt128 Key, uint First)> Objects, int Offsets) Distinct(ReadOnlySpan<Posting> postings)
    {
        List<(UInt128, uint)> objects = [];
        uint offsets = 0;
        for (int at = 0; at < postings.Length; at++)
        {
            bool isSame = at > 0 && postings[at].Key == postings[at - 1].Key;
            if (!isSame)
            {
                objects.Add((postings[at].Key, offsets));
            }
            if (!isSame || postings[at].Offset != postings[at - 1].Offset)
            {
                offsets++;
            }
        }
        return (objects, (int)offsets);
    }

    private static void WriteBuckets(PagedWriter writer, List<(UInt128 Key, uint First)> objects, int bits)
    {
        int written = 0;
        for (int at = 0; at < objects.Count; at++)
        {
            for (int bucket = SegmentIndex.Bucket(objects[at].Key, bits); written <= bucket; written++)
            {
                writer.Write((uint)at);
            }
        }
        for (; written <= 1 << bits; written++)
        {
            writer.Write((uint)objects.Count);
        }
    }

    private static void WriteObjects(PagedWriter writer, List<(UInt128 Key, uint First)> objects, int offsets)
    {
        Span<byte> key = stackalloc byte[16];
        for (int at = 0; at < objects.Count; at++)
        {
            BinaryPrimitives.WriteUInt128BigEndian(key, objects[at].Key);
            writer.Write(key);
            writer.Write(objects[at].First);
            uint end = at + 1 < objects.Count ? objects[at + 1].First : (uint)offsets;
            writer.Write(end - objects[at].First);
        }
    }

    private static void WriteOffsets(PagedWriter writer, ReadOnlySpan<Posting> postings)
    {
        for (int at = 0; at < postings.Length; at++)
        {
            if (at == 0 || postings[at] != postings[at - 1])
            {
                writer.Write(postings[at].Offset);
            }
        }
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

    private readonly record struct Posting(UInt128 Key, uint Offset) : IComparable<Posting>
    {
        public int CompareTo(Posting other)
        {
            int byKey = Key.CompareTo(other.Key);
            return byKey != 0 ? byKey : Offset.CompareTo(other.Offset);
        }
    }
}
