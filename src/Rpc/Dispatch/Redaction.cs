using System.Buffers;
using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Dispatch.Methods;
using Xen.Model.Secrets;
using Xen.Model.State;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>
/// The arguments of a call as the audit trail keeps them: MessagePack of what was sent, without the session and without
/// anything that looks like a password. Thread-safe.
/// </summary>
internal static class Redaction
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mask = "(secret)";

    /// <summary>What stands in the place of arguments that are too long to keep.</summary>
    public const string Cut = "(too long)";

    /// <summary>Bytes of arguments that are kept of one call at most.</summary>
    public const int BytesMax = 64 * 1024;

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? s_buffer;

    /// <summary>What is to be recorded; empty when nothing may be.</summary>
    /// <param name="method">The message.</param>
    /// <param name="arguments">What was sent.</param>
    /// <param name="view">Tells which references are those of sessions.</param>
    public static ReadOnlyMemory<byte> Of(CallMethod method, CallArguments arguments, RecordView view)
    {
        if (method.IsSecret || arguments.Count <= 0)
        {
            return default;
        }
        ArrayBufferWriter<byte> buffer = s_buffer ??= new ArrayBufferWriter<byte>(512);
        buffer.ResetWrittenCount();
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(arguments.Count);
        bool maskNext = false;
        for (int position = 0; position < arguments.Count; position++)
        {
            WireValue argument = arguments[position];
            Pack(ref writer, maskNext || method.IsSecretAt(position) ? WireValue.Of(Mask) : argument, view);
            // add_to_ and its kin name the key in one argument and bring the value in the next.
            maskNext = position == method.KeyPosition && SecretNames.IsSecret(argument.Text);
        }
        writer.Flush();
        ReadOnlyMemory<byte> packed = buffer.WrittenCount > BytesMax ? TooLong() : buffer.WrittenSpan.ToArray();
        if (buffer.WrittenCount > BytesMax)
        {
            s_buffer = null;
        }
        return packed;
    }

    private static ReadOnlyMemory<byte> TooLong()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(1);
        writer.Write(Cut);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    private static void Pack(ref MessagePackWriter writer, in WireValue value, RecordView view)
    {
        switch (value.Kind)
        {
            case WireKind.Nil:
                writer.WriteNil();
                break;
            case WireKind.Integer:
                writer.Write(value.Integer);
                break;
            case WireKind.Double:
                writer.Write(value.Double);
                break;
            case WireKind.Boolean:
                writer.Write(value.Boolean);
                break;
            case WireKind.Array:
                PackItems(ref writer, value.Items, view);
                break;
            case WireKind.Struct:
                PackMembers(ref writer, value.Members, view);
                break;
            default:
                writer.Write(IsSession(value.Text, view) ? Mask : value.Text);
                break;
        }
    }

    /// <summary>A session's reference is as good as a password, also where the message wants another.</summary>
    private static bool IsSession(string text, RecordView view) =>
        text.StartsWith(ObjectRef.Prefix, StringComparison.Ordinal)
        && ObjectRef.TryParse(text, out ObjectRef reference)
        && view.Find(SessionRecord.ClassInfo, reference) is not null;

    private static void PackItems(ref MessagePackWriter writer, IReadOnlyList<WireValue> items, RecordView view)
    {
        writer.WriteArrayHeader(items.Count);
        foreach (WireValue item in items)
        {
            Pack(ref writer, item, view);
        }
    }

    private static void PackMembers(
        ref MessagePackWriter writer, IReadOnlyList<KeyValuePair<string, WireValue>> members, RecordView view)
    {
        writer.WriteMapHeader(members.Count);
        foreach ((string name, WireValue value) in members)
        {
            writer.Write(name);
            Pack(ref writer, SecretNames.IsSecret(name) ? WireValue.Of(Mask) : value, view);
        }
    }
}
