using System.Buffers;
using Xen.Model.Codec;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Log.Format;

/// <summary>
/// Writes the bodies of a checkpoint's blocks. A block of objects holds those of one class: the class, a basis with the
/// values that its fields have by default today, and for each object what differs from the basis. Defaults may change
/// later, and most fields of most objects have theirs. Not thread-safe.
/// </summary>
public sealed class CheckpointEncoder
{
    private readonly List<Field> _fields = [];

    /// <summary>Begins a block of objects of a class.</summary>
    public static void BeginObjects(IBufferWriter<byte> output, XenClass type)
    {
        var writer = new MessagePackWriter(output);
        writer.Write(type.Id);
        RecordPacker.Pack(ref writer, type.Empty, type.CheckpointFields);
        writer.Flush();
    }

    /// <summary>Adds an object to a block of its class.</summary>
    public void Add(IBufferWriter<byte> output, in CheckpointObject item)
    {
        XenRecord record = item.Record;
        _fields.Clear();
        record.Class.Empty.AddChangedFields(record, _fields);
        _fields.RemoveAll(field => field.Declaration.Transient);
        var writer = new MessagePackWriter(output);
        writer.Write(item.Reference.Id);
        writer.Write(item.CreatedAt.Value);
        writer.Write(item.ModifiedAt.Value);
        RecordPacker.Pack(ref writer, record, _fields);
        writer.Flush();
    }

    /// <summary>Adds a deletion to a block of deletions.</summary>
    public static void Add(IBufferWriter<byte> output, in Tombstone tombstone)
    {
        var writer = new MessagePackWriter(output);
        writer.Write(tombstone.Class.Id);
        writer.Write(tombstone.Reference.Id);
        writer.Write(tombstone.CreatedAt.Value);
        writer.Write(tombstone.DeletedAt.Value);
        writer.Flush();
    }
}
