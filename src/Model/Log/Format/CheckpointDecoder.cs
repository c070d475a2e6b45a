using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Log.Format;

/// <summary>
/// Reads the bodies of a checkpoint's blocks, each on its own. Whatever is wrong with one ends in
/// <see cref="MessagePackException"/>. Thread-safe.
/// </summary>
public static class CheckpointDecoder
{
    /// <summary>Least bytes of an object: an identity, two numbers and an empty map.</summary>
    private const int ObjectLengthMin = 21;

    /// <summary>Least bytes of a deletion: an identity and three numbers.</summary>
    private const int TombstoneLengthMin = 21;

    /// <summary>With so many bytes a block says which class its objects are of.</summary>
    public const int ClassLengthMax = 9;

    /// <summary>Reads which class a block of objects is about, and no more.</summary>
    /// <param name="body">The beginning of the block.</param>
    public static XenClass ClassOf(ReadOnlySpan<byte> body)
    {
        var reader = new MessagePackReader(body);
        return ReadClass(ref reader);
    }

    /// <summary>Reads a block of objects.</summary>
    /// <param name="body">The block.</param>
    /// <param name="count">How many objects it holds.</param>
    public static CheckpointObject[] Objects(ReadOnlySpan<byte> body, int count)
    {
        CheckCount(body, count, ObjectLengthMin);
        var reader = new MessagePackReader(body);
        XenRecord basis = RecordPacker.Unpack(ref reader, ReadClass(ref reader).Empty);
        var objects = new CheckpointObject[count];
        for (int at = 0; at < count; at++)
        {
            var reference = new ObjectRef(reader.ReadGuid());
            EventId createdAt = ReadId(ref reader);
            EventId modifiedAt = ReadId(ref reader);
            XenRecord record = RecordPacker.Unpack(ref reader, basis);
            objects[at] = new CheckpointObject(reference, record, createdAt, modifiedAt);
        }
        CheckEnd(reader);
        return objects;
    }

    /// <summary>Reads a block of deletions.</summary>
    /// <param name="body">The block.</param>
    /// <param name="count">How many deletions it holds.</param>
    public static Tombstone[] Tombstones(ReadOnlySpan<byte> body, int count)
    {
        CheckCount(body, count, TombstoneLengthMin);
        var reader = new MessagePackReader(body);
        var tombstones = new Tombstone[count];
        for (int at = 0; at < count; at++)
        {
            XenClass type = ReadClass(ref reader);
            var reference = new ObjectRef(reader.ReadGuid());
            EventId createdAt = ReadId(ref reader);
            tombstones[at] = new Tombstone(ReadId(ref reader), createdAt, type, reference);
        }
        CheckEnd(reader);
        return tombstones;
    }

    private static XenClass ReadClass(ref MessagePackReader reader)
    {
        int id = reader.ReadInt32();
        return DataModel.ClassNumbered(id) ?? throw new MessagePackException($"class number {id} is not known");
    }

    private static EventId ReadId(ref MessagePackReader reader)
    {
        long id = reader.ReadInt64();
        return id > 0 ? new EventId(id) : throw new MessagePackException($"{id} is not the id of an event");
    }

    /// <summary>A forged count must not make room for more than the bytes can hold.</summary>
    private static void CheckCount(ReadOnlySpan<byte> body, int count, int lengthMin)
    {
        if (count < 0 || count > body.Length / lengthMin)
        {
            throw new MessagePackException($"{body.Length} bytes cannot hold {count} entries");
        }
    }

    private static void CheckEnd(in MessagePackReader reader)
    {
        if (!reader.End)
        {
            throw new MessagePackException("there are bytes behind the last entry of a block");
        }
    }
}
