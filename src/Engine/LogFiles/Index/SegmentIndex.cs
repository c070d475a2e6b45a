using System.Buffers.Binary;
using Xen.Model.Ports;

namespace Xen.Model.Engine.LogFiles.Index;

/// <summary>
/// Finds the commits of a sealed segment that touch an object: three small reads, whatever the segment's size. See
/// <see cref="SegmentIndexBuilder"/> for the tables. Not thread-safe.
/// </summary>
/// <param name="file">The segment.</param>
/// <param name="shape">What its footer says of the tables.</param>
internal sealed class SegmentIndex(ILogFile file, SegmentIndexShape shape)
{
    private readonly PagedReader _reader = new(file, shape.Start);

    private long ObjectsAt => ((1L << shape.BucketBits) + 1) * sizeof(uint);

    private long OffsetsAt => ObjectsAt + ((long)shape.Objects * SegmentIndexBuilder.ObjectSize);

    private long WaypointsAt => OffsetsAt + ((long)shape.Offsets * sizeof(uint));

    /// <summary>
    /// Offsets of the frames of all commits that touch the object, rising; empty when there are none.
    /// </summary>
    /// <exception cref="InvalidDataException">The index is damaged.</exception>
    internal uint[] Find(Guid reference)
    {
        UInt128 key = SegmentIndexBuilder.KeyOf(reference);
        (int from, int to) = ReadBucket(Bucket(key, shape.BucketBits));
        byte[] objects = new byte[(to - from) * SegmentIndexBuilder.ObjectSize];
        _reader.Read(ObjectsAt + ((long)from * SegmentIndexBuilder.ObjectSize), objects);
        int low = 0;
        int high = to - from - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            ReadOnlySpan<byte> candidate = objects.AsSpan(middle * SegmentIndexBuilder.ObjectSize);
            int order = BinaryPrimitives.ReadUInt128BigEndian(candidate).CompareTo(key);
            if (order == 0)
            {
                return ReadOffsets(
                    BinaryPrimitives.ReadUInt32LittleEndian(candidate[16..]),
                    BinaryPrimitives.ReadUInt32LittleEndian(candidate[20..]));
            }
            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }
        return [];
    }

    /// <summary>The places where a reader can begin, rising.</summary>
    /// <exception cref="InvalidDataException">The index is damaged.</exception>
    internal Waypoint[] Waypoints()
    {
        byte[] bytes = new byte[shape.Waypoints * Waypoint.Size];
        _reader.Read(WaypointsAt, bytes);
        var waypoints = new Waypoint[shape.Waypoints];
        for (int at = 0; at < waypoints.Length; at++)
        {
            waypoints[at] = Waypoint.Get(bytes.AsSpan(at * Waypoint.Size));
        }
        return waypoints;
    }

    /// <summary>The bucket of a reference.</summary>
    internal static int Bucket(UInt128 key, int bits) => bits == 0 ? 0 : (int)(uint)(key >> (128 - bits));

    private (int From, int To) ReadBucket(int bucket)
    {
        Span<byte> bounds = stackalloc byte[2 * sizeof(uint)];
        _reader.Read((long)bucket * sizeof(uint), bounds);
        uint from = BinaryPrimitives.ReadUInt32LittleEndian(bounds);
        uint to = BinaryPrimitives.ReadUInt32LittleEndian(bounds[sizeof(uint)..]);
        return from <= to && to <= shape.Objects ? ((int)from, (int)to) : throw Nonsense();
    }

    private uint[] ReadOffsets(uint first, uint count)
    {
        if (first + (ulong)count > (ulong)shape.Offsets)
        {
            throw Nonsense();
        }
        byte[] bytes = new byte[count * sizeof(uint)];
        _reader.Read(OffsetsAt + ((long)first * sizeof(uint)), bytes);
        uint[] offsets = new uint[count];
        for (int at = 0; at < offsets.Length; at++)
        {
            offsets[at] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at * sizeof(uint)));
        }
        return offsets;
    }

    private InvalidDataException Nonsense() => new($"{file.Name}: the index contradicts itself");
}
