using Xen.Model.Codec;
using Xen.Model.Wire;

namespace Xen.Model.Projections.History;

/// <summary>Reads the arguments that the log keeps of a call back into what came over the wire.</summary>
public static class RecordedArguments
{
    /// <summary>What stands in the place of a secret.</summary>
    public const string Mask = "(secret)";

    /// <summary>What stands in the place of arguments that were too long to keep.</summary>
    public const string Cut = "(too long)";

    /// <summary>More than a client can send.</summary>
    private const int DepthMax = 128;

    /// <summary>The arguments without the session; empty when none were recorded.</summary>
    /// <exception cref="MessagePackException">The bytes are no arguments.</exception>
    public static IReadOnlyList<WireValue> Read(ReadOnlyMemory<byte> packed)
    {
        if (packed.IsEmpty)
        {
            return [];
        }
        var reader = new MessagePackReader(packed);
        return ReadItems(ref reader, 0);
    }

    /// <summary>True when a text anywhere in the value meets a condition.</summary>
    public static bool AnyText(in WireValue value, Func<string, bool> condition) => value.Kind switch
    {
        WireKind.Array => value.Items.Any(item => AnyText(item, condition)),
        WireKind.Struct => value.Members.Any(member => AnyText(member.Value, condition)),
        _ => condition(value.Text),
    };

    private static WireValue ReadOne(ref MessagePackReader reader, int depth)
    {
        if (depth > DepthMax)
        {
            throw new MessagePackException("the arguments of a call are nested too deeply");
        }
        switch (reader.NextMessagePackType)
        {
            case MessagePackType.Nil:
                reader.Skip();
                return WireValue.Nil;
            case MessagePackType.Integer:
                return WireValue.Of(reader.ReadInt64());
            case MessagePackType.Float:
                return WireValue.Of(reader.ReadDouble());
            case MessagePackType.Boolean:
                return WireValue.Of(reader.ReadBoolean());
            case MessagePackType.Array:
                return WireValue.Array(ReadItems(ref reader, depth + 1));
            case MessagePackType.Map:
                return WireValue.Struct(ReadMembers(ref reader, depth + 1));
            default:
                return WireValue.Of(reader.ReadString() ?? "");
        }
    }

    private static WireValue[] ReadItems(ref MessagePackReader reader, int depth)
    {
        var items = new WireValue[reader.ReadArrayHeader()];
        for (int at = 0; at < items.Length; at++)
        {
            items[at] = ReadOne(ref reader, depth);
        }
        return items;
    }

    private static KeyValuePair<string, WireValue>[] ReadMembers(ref MessagePackReader reader, int depth)
    {
        var members = new KeyValuePair<string, WireValue>[reader.ReadMapHeader()];
        for (int at = 0; at < members.Length; at++)
        {
            string name = reader.ReadString() ?? "";
            members[at] = KeyValuePair.Create(name, ReadOne(ref reader, depth));
        }
        return members;
    }
}
