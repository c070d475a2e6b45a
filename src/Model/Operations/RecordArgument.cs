using System.Buffers;
using Xen.Model.Codec;
using Xen.Model.Schema;

namespace Xen.Model.Operations;

/// <summary>
/// A record as an argument of an intent: what a client wanted, kept until the backend has done its part.
/// </summary>
internal static class RecordArgument
{
    /// <summary>The stored fields as text.</summary>
    public static string Write(XenRecord record)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        RecordPacker.Pack(ref writer, record, record.Class.StoredFields);
        writer.Flush();
        return Convert.ToBase64String(buffer.WrittenSpan);
    }

    /// <summary>The record that <see cref="Write"/> wrote.</summary>
    public static T Read<T>(string text)
        where T : XenRecord, IXenRecord => (T)Read(T.ClassInfo, text);

    /// <summary>The record of a class that <see cref="Write"/> wrote.</summary>
    public static XenRecord Read(XenClass type, string text)
    {
        var reader = new MessagePackReader(Convert.FromBase64String(text));
        return RecordPacker.Unpack(ref reader, type.Empty);
    }
}
