using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Secrets;

/// <summary>
/// The secrets in records: whole texts (<see cref="FieldAttribute.Secret"/>) and values of maps whose key names one
/// (<see cref="FieldAttribute.SecretKeys"/>). Records that are kept hold them protected; the empty text is none.
/// </summary>
public static class SecretFields
{
    /// <summary>
    /// A record as its readers may see it: secrets in clear, and an empty text where the reader may not read the field.
    /// </summary>
    /// <param name="record">As it is kept.</param>
    /// <param name="protector">Reveals; null leaves every secret empty.</param>
    /// <param name="mayRead">Whether the reader may read a field.</param>
    /// <returns>Not to be kept or shared. The same record when it has no secrets.</returns>
    /// <exception cref="SecretUnreadableException">A secret is damaged, or its key is gone.</exception>
    public static XenRecord Reveal(XenRecord record, ISecretProtector? protector, Func<Field, bool> mayRead)
    {
        foreach (Field field in record.Class.SecretFields)
        {
            bool isRevealed = protector is not null && mayRead(field);
            record = Replace(record, field, (_, kept) => isRevealed ? protector!.Reveal(kept) : "");
        }
        return record;
    }

    /// <summary>A record that may be shown to anybody: an empty text in the place of every secret.</summary>
    public static XenRecord Blank(XenRecord record) => Reveal(record, null, static _ => false);

    /// <summary>
    /// A record in which every secret is protected that is not the one from before. A secret that is what it was keeps
    /// its form, so that writing what is there already changes nothing.
    /// </summary>
    /// <param name="before">The record as it is kept; null for a new object.</param>
    /// <param name="after">The record as it was decided.</param>
    /// <param name="protector">Protects.</param>
    internal static XenRecord Protect(XenRecord? before, XenRecord after, ISecretProtector protector)
    {
        foreach (Field field in after.Class.SecretFields)
        {
            if (before is null || !field.Same(before, after))
            {
                after = Replace(after, field, (key, value) =>
                    Protected(before is null ? "" : TextOf(before, field, key), value, protector));
            }
        }
        return after;
    }

    /// <summary>A record with all its secrets under the newest key.</summary>
    internal static XenRecord ProtectAnew(XenRecord record, ISecretProtector protector)
    {
        foreach (Field field in record.Class.SecretFields)
        {
            record = Replace(record, field, (_, kept) => protector.Protect(protector.Reveal(kept)));
        }
        return record;
    }

    private static string Protected(string kept, string value, ISecretProtector protector) =>
        kept.Length > 0 && (value == kept || IsSame(kept, value, protector)) ? kept : protector.Protect(value);

    private static bool IsSame(string kept, string value, ISecretProtector protector)
    {
        try
        {
            return protector.Reveal(kept) == value;
        }
        catch (SecretUnreadableException)
        {
            // Whatever it was: it is overwritten.
            return false;
        }
    }

    /// <summary>The record with each of a field's secrets changed.</summary>
    private static XenRecord Replace(XenRecord record, Field field, Func<string?, string, string> change)
    {
        if (field.GetValue(record) is not XenMap<string, string> map)
        {
            string text = TextOf(record, field, null);
            return text.Length == 0 ? record : field.WithValue(record, change(null, text));
        }
        foreach ((string key, string value) in map)
        {
            if (value.Length > 0 && SecretNames.IsSecret(key, value))
            {
                map = map.With(key, change(key, value));
            }
        }
        return field.WithValue(record, map);
    }

    private static string TextOf(XenRecord record, Field field, string? key) => field.GetValue(record) switch
    {
        string text => text,
        XenMap<string, string> map when key is not null => map.GetOr(key, ""),
        _ => "",
    };
}
