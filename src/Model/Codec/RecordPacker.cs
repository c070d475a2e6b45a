using Xen.Model.Schema;

namespace Xen.Model.Codec;

/// <summary>Fields in the log: a map from field number to value, so that fields can be added and retired.</summary>
public static class RecordPacker
{
    /// <summary>Writes the given fields of a record.</summary>
    public static void Pack(ref MessagePackWriter writer, XenRecord record, IReadOnlyCollection<Field> fields)
    {
        writer.WriteMapHeader(fields.Count);
        foreach (Field field in fields)
        {
            writer.Write(field.Id);
            field.Pack(ref writer, record);
        }
    }

    /// <summary>
    /// Reads fields over a record. Numbers that today's class does not have belong to retired fields and are skipped,
    /// as are transient fields, which logs held once.
    /// </summary>
    public static XenRecord Unpack(ref MessagePackReader reader, XenRecord basis)
    {
        int count = reader.ReadMapHeader();
        if (count == 0)
        {
            return basis;
        }
        XenRecord copy = basis.Duplicate();
        for (int at = 0; at < count; at++)
        {
            Field? field = basis.Class.FieldNumbered(reader.ReadInt32());
            if (field is null || field.Declaration.Transient)
            {
                reader.Skip();
            }
            else
            {
                field.UnpackInto(ref reader, copy);
            }
        }
        return copy;
    }
}
