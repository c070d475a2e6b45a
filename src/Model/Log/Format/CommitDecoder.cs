using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Secrets;
using Xen.Model.Sequencing;

namespace Xen.Model.Log.Format;

/// <summary>Reads commits back. Whatever is wrong with a body ends in <see cref="MessagePackException"/>.</summary>
public static class CommitDecoder
{
    /// <summary>
    /// Reads the header and leaves the reader at the first event. Version 1 knew neither outcomes nor notes: what it
    /// lacks is read as success.
    /// </summary>
    /// <param name="reader">At the start of the body.</param>
    /// <param name="eventCount">How many events follow; none behind the header of an audit note.</param>
    public static CommitHeader ReadHeader(ref MessagePackReader reader, out int eventCount)
    {
        int version = ReadVersion(ref reader, out eventCount);
        var header = new CommitHeader
        {
            UnixTimeMs = reader.ReadInt64(),
            UserName = reader.ReadString() ?? "",
            UserSid = reader.ReadString() ?? "",
            TrackId = reader.ReadString() ?? "",
            Origin = reader.ReadString() ?? "",
            Method = reader.ReadString() ?? "",
            Task = ObjectRefCodec.Unpack(ref reader).As<TaskRecord>(),
            Arguments = reader.ReadBytes().ToArray(),
        };
        return version == CommitEncoder.FirstVersion
            ? header
            : header with { Outcome = CommitOutcome.Unpack(ref reader), NotesLeftOut = reader.ReadInt64() };
    }

    /// <summary>Passes over the header and leaves the reader at the first event.</summary>
    /// <returns>How many events follow.</returns>
    internal static int SkipHeader(ref MessagePackReader reader) => SkipHeader(ref reader, out _, out _);

    private static int SkipHeader(ref MessagePackReader reader, out int version, out long unixTimeMs)
    {
        version = ReadVersion(ref reader, out int eventCount);
        unixTimeMs = reader.ReadInt64();
        for (int part = 2; part < CommitEncoder.HeaderLengthOf(version); part++)
        {
            reader.Skip();
        }
        return eventCount;
    }

    /// <summary>Reads no more of the header than when the commit was decided.</summary>
    internal static long ReadTime(ref MessagePackReader reader)
    {
        ReadVersion(ref reader, out _);
        return reader.ReadInt64();
    }

    private static int ReadVersion(ref MessagePackReader reader, out int eventCount)
    {
        int length = reader.ReadArrayHeader();
        int version = reader.ReadInt32();
        if (version is < CommitEncoder.FirstVersion or > CommitEncoder.Version)
        {
            throw new MessagePackException($"commit of unknown version {version}");
        }
        eventCount = length - CommitEncoder.HeaderLengthOf(version);
        return eventCount >= (version == CommitEncoder.FirstVersion ? 1 : 0)
            ? version
            : throw new MessagePackException("the header of a commit is too short");
    }

    /// <summary>
    /// Does again what the commit did. The recorded order of events is taken over first, so that every event gets the
    /// id that it had, also those that follow from relations. Who made the call and why is not looked at.
    /// </summary>
    /// <param name="body">The commit.</param>
    /// <param name="changes">Where; empty.</param>
    /// <param name="secrets">
    /// Protects secrets that a commit of the first version holds in clear; without it they are dropped.
    /// </param>
    /// <returns>When the commit was decided, in milliseconds since 1970 UTC.</returns>
    internal static long Replay(ReadOnlyMemory<byte> body, Changes changes, ISecretProtector? secrets = null)
    {
        var reader = new MessagePackReader(body);
        int count = SkipHeader(ref reader, out int version, out long unixTimeMs);
        if (count > 1)
        {
            TakeInOrder(body.Span[reader.Consumed..], count, changes);
        }
        try
        {
            for (int at = 0; at < count; at++)
            {
                ReplayEvent(ref reader, changes);
            }
        }
        catch (InvalidOperationException misfit)
        {
            // What would be a decider's mistake is damage here: a reference that was another object's, for instance.
            throw new MessagePackException(misfit.Message);
        }
        if (changes.Items.Count != count)
        {
            throw new MessagePackException("the commit's relations do not lead to the events that it holds");
        }
        if (version == CommitEncoder.FirstVersion)
        {
            UpcastSecrets(changes, secrets);
        }
        return unixTimeMs;
    }

    private static void TakeInOrder(ReadOnlySpan<byte> events, int count, Changes changes)
    {
        var order = new MessagePackReader(events);
        for (int at = 0; at < count; at++)
        {
            (_, XenClass type, ObjectRef reference) = ReadEvent(ref order);
            changes.Take(reference, type);
            order.Skip();
        }
    }

    private static void UpcastSecrets(Changes changes, ISecretProtector? secrets)
    {
        if (secrets is not null)
        {
            changes.ProtectSecrets(secrets);
            return;
        }
        foreach (Change change in changes.Items)
        {
            if (change is { Class.HasSecrets: true, After: { } after })
            {
                change.After = SecretFields.Blank(after);
            }
        }
    }

    private static void ReplayEvent(ref MessagePackReader reader, Changes changes)
    {
        (EventKind kind, XenClass type, ObjectRef reference) = ReadEvent(ref reader);
        XenRecord? before = changes.Find(reference);
        if ((before is null) != (kind == EventKind.Add))
        {
            throw new MessagePackException(
                $"{kind} of {type} {reference}, which {(before is null ? "does not exist" : "exists")}");
        }
        if (before is not null && before.Class != type)
        {
            throw new MessagePackException($"{reference} is a {before.Class} and no {type}");
        }
        switch (kind)
        {
            case EventKind.Add:
                changes.Create(reference, RecordPacker.Unpack(ref reader, type.Empty));
                break;
            case EventKind.Mod:
                changes.Set(reference, RecordPacker.Unpack(ref reader, before!));
                changes.Touch(reference);
                break;
            default:
                reader.Skip();
                changes.Delete(reference);
                break;
        }
    }

    /// <summary>Reads an event up to its fields.</summary>
    internal static (EventKind Kind, XenClass Class, ObjectRef Reference) ReadEvent(ref MessagePackReader reader)
    {
        if (reader.ReadArrayHeader() != 4)
        {
            throw new MessagePackException("an event has four parts");
        }
        int kind = reader.ReadInt32();
        int classId = reader.ReadInt32();
        XenClass type = DataModel.ClassNumbered(classId)
            ?? throw new MessagePackException($"class number {classId} is not known");
        return kind is < 0 or > 2
            ? throw new MessagePackException($"{kind} is no kind of event")
            : ((EventKind)kind, type, new ObjectRef(reader.ReadGuid()));
    }
}
