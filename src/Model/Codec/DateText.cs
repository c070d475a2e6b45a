using System.Globalization;

namespace Xen.Model.Codec;

/// <summary>Times in the spellings of the wire.</summary>
public static class DateText
{
    private const string WireForm = "yyyyMMdd'T'HH:mm:ss'Z'";

    private static readonly string[] s_accepted =
    [
        "yyyyMMdd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyyMMdd'T'HHmmssK", "yyyy-MM-dd'T'HHmmssK",
        "yyyyMMdd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>The form that the server writes: compact date, colons in the time, Z, whole seconds.</summary>
    public static string Of(DateTimeOffset value) =>
        value.UtcDateTime.ToString(WireForm, CultureInfo.InvariantCulture);

    /// <summary>Reads compact or dashed dates, with Z, an offset or no zone; without one the time is UTC.</summary>
    public static bool TryParse(string text, out DateTimeOffset value) =>
        DateTimeOffset.TryParseExact(text, s_accepted, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out value);
}
