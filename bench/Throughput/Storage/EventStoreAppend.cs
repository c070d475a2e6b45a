using System.Buffers.Binary;
using Google.Protobuf;

namespace Xen.Model.Bench.Throughput.Storage;

/// <summary>
/// The messages of one call <c>event_store.client.streams.Streams/Append</c>: options, then one message an event, each
/// in a frame of gRPC; and its answer. Field numbers are those of the published protocol, version 1.
/// </summary>
internal static class EventStoreAppend
{
    public const string Path = "/event_store.client.streams.Streams/Append";
    private const int FrameHead = 5;
    private const ulong Absent = ulong.MaxValue;

    /// <summary>The body of a call.</summary>
    /// <param name="stream">Name of the stream.</param>
    /// <param name="last">Revision of its last event; null when it must not exist yet.</param>
    /// <param name="events">How many events.</param>
    /// <param name="data">Data of each.</param>
    public static byte[] Request(string stream, ulong? last, int events, byte[] data)
    {
        using var body = new MemoryStream();
        byte[] name = Message(output => Bytes(output, 3, ByteString.CopyFromUtf8(stream)));
        Frame(body, Message(output => Nested(output, 1, Message(options =>
        {
            Nested(options, 1, name);
            if (last is { } revision)
            {
                options.WriteTag(2, WireFormat.WireType.Varint);
                options.WriteUInt64(revision);
            }
            else
            {
                Nested(options, 3, []);
            }
        }))));
        ByteString content = ByteString.CopyFrom(data);
        byte[] type = Message(output => Pair(output, "type", "commit"));
        byte[] contentType = Message(output => Pair(output, "content-type", "application/octet-stream"));
        for (int at = 0; at < events; at++)
        {
            byte[] id = Message(output => Bytes(output, 2, ByteString.CopyFromUtf8(Guid.NewGuid().ToString())));
            Frame(body, Message(output => Nested(output, 2, Message(proposed =>
            {
                Nested(proposed, 1, id);
                Nested(proposed, 2, type);
                Nested(proposed, 2, contentType);
                Bytes(proposed, 4, content);
            }))));
        }
        return body.ToArray();
    }

    /// <summary>The revision of the last event that was appended.</summary>
    /// <exception cref="InvalidDataException">The answer says conflict, or is none.</exception>
    public static ulong Revision(ReadOnlySpan<byte> answer)
    {
        if (answer.Length < FrameHead || answer[0] != 0
            || BinaryPrimitives.ReadInt32BigEndian(answer[1..]) != answer.Length - FrameHead)
        {
            throw new InvalidDataException("the answer is not one message");
        }
        byte[] success = Field(answer[FrameHead..].ToArray(), 1, input => input.ReadBytes().ToByteArray())
            ?? throw new InvalidDataException("the stream has another last event than the one given");
        ulong revision = Field(success, 1, input => input.ReadUInt64(), Absent);
        return revision != Absent ? revision : throw new InvalidDataException("the answer names no revision");
    }

    private static T? Field<T>(byte[] message, int number, Func<CodedInputStream, T> read, T? absent = default)
    {
        using var input = new CodedInputStream(message);
        uint tag;
        while ((tag = input.ReadTag()) != 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == number)
            {
                return read(input);
            }
            input.SkipLastField();
        }
        return absent;
    }

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true))
        {
            write(output);
        }
        return bytes.ToArray();
    }

    private static void Nested(CodedOutputStream output, int number, byte[] message) =>
        Bytes(output, number, ByteString.CopyFrom(message));

    private static void Bytes(CodedOutputStream output, int number, ByteString bytes)
    {
        output.WriteTag(number, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(bytes);
    }

    private static void Pair(CodedOutputStream output, string key, string value)
    {
        Bytes(output, 1, ByteString.CopyFromUtf8(key));
        Bytes(output, 2, ByteString.CopyFromUtf8(value));
    }

    private static void Frame(MemoryStream body, byte[] message)
    {
        Span<byte> head = stackalloc byte[FrameHead];
        head[0] = 0;
        BinaryPrimitives.WriteInt32BigEndian(head[1..], message.Length);
        body.Write(head);
        body.Write(message);
    }
}
