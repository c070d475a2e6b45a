using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Schema;
using Xen.Model.Verbs.Views;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Reading;

/// <summary>Turns values of the API into what is printed of them. Thread-safe.</summary>
internal static class CellText
{
    /// <summary>Stands for a reference to nothing, and for what is read through one.</summary>
    public const string Nothing = "<not in database>";

    /// <summary>Stands for a reference to an object that is gone.</summary>
    public const string Gone = "<invalid reference>";

    /// <summary>Stands for a time that would be read through a reference to nothing.</summary>
    public const string UnknownTime = "<unknown time>";

    /// <summary>A single value.</summary>
    public static async Task<string> OneAsync(ApiObjects objects, XenType type, WireValue value)
    {
        if (type.ReferencedClass is { } name)
        {
            return await ReferenceAsync(objects, DataModel.ClassNamed(name)!, value.Text).ConfigureAwait(false);
        }
        if (type.IsSet || type.IsMap)
        {
            Cell cell = await ManyAsync(objects, type, value, isValuesOnly: false).ConfigureAwait(false);
            return cell.Printed;
        }
        return EnumText.NameOf(type) is { } enumName ? EnumText.Print(enumName, value.Text) : Scalar(type, value);
    }

    /// <summary>A set or a map.</summary>
    public static async Task<Cell> ManyAsync(ApiObjects objects, XenType type, WireValue value, bool isValuesOnly)
    {
        if (!type.IsMap)
        {
            List<string> members = [];
            foreach (WireValue item in value.Items)
            {
                members.Add(await OneAsync(objects, type.Element!, item).ConfigureAwait(false));
            }
            return new Cell.Set(members);
        }
        List<KeyValuePair<string, string>> entries = [];
        foreach ((string key, WireValue item) in value.Members)
        {
            entries.Add(KeyValuePair.Create(
                await OneAsync(objects, type.Element!, WireValue.Of(key)).ConfigureAwait(false),
                await OneAsync(objects, type.Value!, item).ConfigureAwait(false)));
        }
        return isValuesOnly ? new Cell.Set([.. entries.Select(entry => entry.Value)]) : new Cell.Map(entries);
    }

    /// <summary>A number with a fraction: three digits behind the point.</summary>
    public static string Float(double number) => number.ToString("F3", CultureInfo.InvariantCulture);

    private static async Task<string> ReferenceAsync(ApiObjects objects, XenClass type, string reference)
    {
        if (ApiObjects.IsNull(reference))
        {
            return Nothing;
        }
        ApiRecord? target = await objects.FindAsync(type, reference).ConfigureAwait(false);
        return target?.Uuid ?? Gone;
    }

    private static string Scalar(XenType type, WireValue value) => value.Kind switch
    {
        WireKind.Integer when ReferenceEquals(type, XenType.Float) => Float(value.Integer),
        WireKind.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
        WireKind.Double => Float(value.Double),
        WireKind.Boolean => value.Boolean ? "true" : "false",
        _ => value.Text,
    };
}
