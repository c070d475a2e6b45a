using System.Buffers;
using System.Runtime.InteropServices;
using Xen.Model.Codec;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Log.Format;

/// <summary>
/// Writes the body of a commit: its header, then its events; of an audit note the header alone. An <c>add</c> holds all
/// stored fields, a <c>mod</c> those that changed, a <c>del</c> none. Sets that follow from the other side of a
/// relation are never written: an event that only they caused is a <c>mod</c> without fields.
/// </summary>
internal static class CommitEncoder
{
    /// <summary>Version of the body's layout.</summary>
    public const int Version = 2;

    /// <summary>The first version, which ended the header with the arguments.</summary>
    public const int FirstVersion = 1;

    private const int FirstHeaderLength = 9;
    private const int HeaderLength = 11;
    private const int EventLength = 4;

    /// <summary>Writes the body of the commit that a decision leads to; its changes have been settled.</summary>
    public static void Encode(IBufferWriter<byte> output, DecisionContext context, in CommitOutcome outcome = default)
    {
        var writer = new MessagePackWriter(output);
        List<Change> changes = context.Changes.Items;
        writer.WriteArrayHeader(HeaderLength + changes.Count);
        EncodeHeader(ref writer, context, outcome, 0);
        ReadOnlySpan<Field> changedFields = CollectionsMarshal.AsSpan(context.Changes.ChangedFields);
        foreach (Change change in changes)
        {
            Encode(ref writer, change, changedFields[change.ChangedFields]);
        }
        writer.Flush();
    }

    /// <summary>Writes the body of an audit note.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="context">The call that it tells of.</param>
    /// <param name="outcome">What became of it.</param>
    /// <param name="leftOut">How many notes like it were not written since the last one that was.</param>
    public static void EncodeNote(
        IBufferWriter<byte> output, DecisionContext context, in CommitOutcome outcome, long leftOut)
    {
        var writer = new MessagePackWriter(output);
        writer.WriteArrayHeader(HeaderLength);
        EncodeHeader(ref writer, context, outcome, leftOut);
        writer.Flush();
    }

    /// <summary>How many parts the header of a version has.</summary>
    public static int HeaderLengthOf(int version) => version == FirstVersion ? FirstHeaderLength : HeaderLength;

    public static EventKind KindOf(Change change) =>
        change.Before is null ? EventKind.Add : change.After is null ? EventKind.Del : EventKind.Mod;

    /// <summary>What <see cref="CommitHeader"/> holds, without one: there is a commit for every call.</summary>
    private static void EncodeHeader(
        ref MessagePackWriter writer, DecisionContext context, in CommitOutcome outcome, long leftOut)
    {
        CallContext caller = context.Caller;
        writer.Write(Version);
        writer.Write(context.Now.ToUnixTimeMilliseconds());
        writer.Write(caller.UserName);
        writer.Write(caller.UserSid);
        writer.Write(caller.TrackId);
        writer.Write(caller.Origin);
        writer.Write(caller.Method.Length > 0 ? caller.Method : context.Call.WireName);
        ObjectRefCodec.Pack(ref writer, context.Task);
        writer.Write(caller.Arguments.Span);
        outcome.Pack(ref writer);
        writer.Write(leftOut);
    }

    private static void Encode(ref MessagePackWriter writer, Change change, ReadOnlySpan<Field> changedFields)
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
            EncodeDifference(ref writer, change.After!, changedFields);
        }
        else
        {
            writer.WriteMapHeader(0);
        }
    }

    private static void EncodeDifference(
        ref MessagePackWriter writer, XenRecord after, ReadOnlySpan<Field> changedFields)
    {
        int count = 0;
        foreach (Field field in changedFields)
        {
            count += field.IsStored ? 1 : 0;
        }
        writer.WriteMapHeader(count);
        foreach (Field field in changedFields)
        {
            if (field.IsStored)
            {
                writer.Write(field.Id);
                field.Pack(ref writer, after);
            }
        }
    }
}
