using System.Buffers;
using Xen.Model.Codec;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Log.Format;

/// <summary>
/// Writes the body of a commit: its header, then its events. An <c>add</c> holds all stored fields, a <c>mod</c> those that
/// changed, a <c>del</c> none. Sets that follow from the other side of a relation are never written: an event that only
/// they caused is a <c>mod</c> without fields.
/// </summary>
internal static class CommitEncoder
{
    /// <summary>Version of the body's layout.</summary>
    public const int Version = 1;

    private const int HeaderLength = 9;
    private const int EventLength = 4;

    public static void Encode(IBufferWriter<byte> output, CommitHeader header, List<Change> changes)
    {
        var writer = new MessagePackWriter(output);
        writer.WriteArrayHeader(HeaderLength + changes.Count);
        writer.Write(Version);
        writer.Write(header.UnixTimeMs);
        writer.Write(header.UserName);
        writer.Write(header.UserSid);
        writer.Write(header.TrackId);
        writer.Write(header.Origin);
        writer.Write(header.Method);
        ObjectRefCodec.Pack(ref writer, header.Task);
        writer.Write(header.Arguments.Span);
        foreach (Change change in changes)
        {
            Encode(ref writer, change);
        }
        writer.Flush();
    }

    public static EventKind KindOf(Change change) =>
        change.Before is null ? EventKind.Add : change.After is null ? EventKind.Del : EventKind.Mod;

    private static void Encode(ref MessagePackWriter writer, Change change)
    {
        EventKind kind = KindOf(change);
        writer.WriteArrayHeader(EventLength);
        writer.Write((int)kind);
        writer.Write(change.Class.Id);
        writer.Write(change.Reference.Id);
        if (kind == EventKind.Add)
        {
            RecordPacker.Pack(ref writer, change.After!, change.Class.StoredFields);
        }
        else if (kind == EventKind.Mod)
        {
            EncodeDifference(ref writer, change);
        }
        else
        {
            writer.WriteMapHeader(0);
        }
    }

    private static void EncodeDifference(ref MessagePackWriter writer, Change change)
    {
        XenRecord before = change.Before!;
        XenRecord after = change.After!;
        int count = 0;
        foreach (Field field in change.Class.StoredFields)
        {
            count += field.Same(before, after) ? 0 : 1;
        }
        writer.WriteMapHeader(count);
        if (count == 0)
        {
            return;
        }
        foreach (Field field in change.Class.StoredFields)
        {
            if (!field.Same(before, after))
            {
                writer.Write(field.Id);
                field.Pack(ref writer, after);
            }
        }
    }
}
