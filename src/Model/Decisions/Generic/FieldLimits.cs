using System.Globalization;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Decisions.Generic;

/// <summary>
/// How large maps and sets of text may grow by additions. Each look at a map goes through all entries, on the one
/// thread that decides, and each addition is logged with the whole field: somebody who adds for ever would slow
/// everybody down. One write of a whole field is bounded by the size of a request.
/// </summary>
internal static class FieldLimits
{
    /// <summary>Entries of a map, members of a set.</summary>
    public const int EntriesMax = 10_000;

    /// <summary>Characters of all keys, values or members together.</summary>
    public const int CharactersMax = 1_048_576;

    /// <summary>The error for a field that has grown too large; null when it has not.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">Its value after the addition.</param>
    /// <param name="added">What was added, for the error.</param>
    public static XenError? Check(Field field, object value, string added)
    {
        (int count, long characters) = value switch
        {
            XenMap<string, string> map => (map.Count, map.Sum(entry => (long)entry.Key.Length + entry.Value.Length)),
            XenSet<string> set => (set.Count, set.Sum(member => (long)member.Length)),
            _ => (0, 0),
        };
        return count <= EntriesMax && characters <= CharactersMax
            ? null
            : new XenError(ErrorCode.ValueNotSupported, field.WireName, added, string.Create(
                CultureInfo.InvariantCulture,
                $"there may be {EntriesMax} entries with {CharactersMax} characters in all"));
    }
}
