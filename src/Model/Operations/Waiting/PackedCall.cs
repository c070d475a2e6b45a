using System.Buffers;
using System.Collections.Frozen;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Operations.Waiting;

/// <summary>
/// A call as text, for those that are decided later than they came. Calls that bring secrets cannot be written.
/// </summary>
internal static class PackedCall
{
    private const string Creation = ".create";
    private const string Destruction = ".destroy";

    private static readonly Lazy<FrozenDictionary<string, CallInfo>> s_calls = new(() =>
        DataModel.Calls.ToFrozenDictionary(call => call.WireName, StringComparer.Ordinal));

    /// <summary>True when a call can be written.</summary>
    public static bool CanPack(Call call) => call switch
    {
        DestroyObject => true,
        CreateObject created => !created.Record.Class.HasSecrets,
        _ => call.Info is { Declaration.Secret: false },
    };

    /// <summary>The text of a call.</summary>
    public static string Pack(Call call)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.Write(call.WireName);
        switch (call)
        {
            case DestroyObject destroyed:
                writer.Write(destroyed.Self.ToString());
                break;
            case CreateObject created:
                writer.Write(RecordArgument.Write(created.Record));
                break;
            default:
                for (int at = 0; at < call.Values.Count; at++)
                {
                    call.Info!.Parameters[at].Pack(ref writer, call.Values[at]);
                }
                break;
        }
        writer.Flush();
        return Convert.ToBase64String(buffer.WrittenSpan);
    }

    /// <summary>The call that <see cref="Pack"/> wrote; null when today's data model no longer has it.</summary>
    public static Call? Unpack(string text)
    {
        var reader = new MessagePackReader(Convert.FromBase64String(text));
        string name = reader.ReadString() ?? "";
        if (s_calls.Value.TryGetValue(name, out CallInfo? info))
        {
            object[] values = new object[info.Parameters.Length];
            for (int at = 0; at < values.Length; at++)
            {
                values[at] = info.Parameters[at].Unpack(ref reader);
            }
            return info.Make(values);
        }
        if (name.EndsWith(Destruction, StringComparison.Ordinal)
            && DataModel.ClassNamed(name[..^Destruction.Length]) is { } destroyed
            && ObjectRef.TryParse(reader.ReadString() ?? "", out ObjectRef self))
        {
            return new DestroyObject(destroyed, self);
        }
        return name.EndsWith(Creation, StringComparison.Ordinal)
            && DataModel.ClassNamed(name[..^Creation.Length]) is { } created
            ? new CreateObject(RecordArgument.Read(created, reader.ReadString() ?? ""))
            : null;
    }
}
