using System.Globalization;

namespace Xen.Model.Codec;

/// <summary>Floating-point numbers in the spelling of C's <c>%.*g</c>, which clients expect.</summary>
public static class FloatText
{
    /// <summary>Significant digits on the wire.</summary>
    public const int WireDigits = 16;

    /// <summary>Significant digits that where-expressions compare with.</summary>
    public const int QueryDigits = 18;

    /// <summary>
    /// The number with the given count of significant digits, trailing zeros dropped: 1, 0.25, 1e+30.
    /// </summary>
    public static string Of(double value, int digits)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        if (value == 0)
        {
            return double.IsNegative(value) ? "-0" : "0";
        }
        string scientific =
            value.ToString("e" + (digits - 1).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        int mark = scientific.IndexOf('e', StringComparison.Ordinal);
        int exponent =
            int.Parse(scientific.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (exponent < -4 || exponent >= digits)
        {
            string sign = exponent < 0 ? "-" : "+";
            string size = Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture);
            return Trim(scientific[..mark]) + "e" + sign + size;
        }
        return Trim(Fixed(scientific[..mark], exponent));
    }

    /// <summary>Moves the point of exact digits instead of formatting again, which would round a second time.</summary>
    private static string Fixed(string mantissa, int exponent)
    {
        string sign = mantissa.StartsWith('-') ? "-" : "";
        string all = mantissa.Replace("-", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        return exponent < 0
            ? sign + "0." + new string('0', -exponent - 1) + all
            : sign + all[..(exponent + 1)] + "." + all[(exponent + 1)..];
    }

    private static string Trim(string number) =>
        number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number;
}
