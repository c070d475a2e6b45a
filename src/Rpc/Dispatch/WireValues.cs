using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>Writes values that came over a wire out again. Thread-safe.</summary>
internal static class WireValues
{
    private const string RecordPrefix = "record ";
    private const string OptionPrefix = "option(";

    /// <summary>Writes a value as what it came as.</summary>
    public static void Echo(IWireWriter writer, in WireValue value) => Write(writer, value, null);

    /// <summary>Writes a value as its type demands; XML spells numbers like texts, other protocols do not.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value.</param>
    /// <param name="type">Its type; null when unknown.</param>
    public static void Write(IWireWriter writer, in WireValue value, XenType? type)
    {
        switch (value.Kind)
        {
            case WireKind.Array:
                WriteItems(writer, value, type);
                break;
            case WireKind.Struct:
                WriteMembers(writer, value, type);
                break;
            case WireKind.Integer:
                writer.Integer(value.Integer);
                break;
            case WireKind.Double:
                writer.Double(value.Double);
                break;
            case WireKind.Boolean:
                writer.Boolean(value.Boolean);
                break;
            case WireKind.DateTime when DateText.TryParse(value.Text, out DateTimeOffset time):
                writer.Date(time);
                break;
            default:
                WriteText(writer, value.Text, type);
                break;
        }
    }

    private static void WriteText(IWireWriter writer, string text, XenType? type)
    {
        if (type == XenType.Int && long.TryParse(text, CultureInfo.InvariantCulture, out long number))
        {
            writer.Integer(number);
        }
        else
        {
            writer.Text(text);
        }
    }

    private static void WriteItems(IWireWriter writer, in WireValue value, XenType? type)
    {
        writer.BeginArray();
        foreach (WireValue item in value.Items)
        {
            Write(writer, item, type?.Element);
        }
        writer.EndArray();
    }

    private static void WriteMembers(IWireWriter writer, in WireValue value, XenType? type)
    {
        type = type?.ToString() is { } text && text.StartsWith(OptionPrefix, StringComparison.Ordinal)
            ? type.Element
            : type;
        XenClass? record =
            type?.ToString() is { } spelling && spelling.StartsWith(RecordPrefix, StringComparison.Ordinal)
            ? DataModel.ClassNamed(spelling[RecordPrefix.Length..])
            : null;
        writer.BeginStruct();
        foreach ((string name, WireValue member) in value.Members)
        {
            writer.Member(name);
            Write(writer, member, record is null ? type?.Value : record.FieldNamed(name)?.Type);
        }
        writer.EndStruct();
    }
}
