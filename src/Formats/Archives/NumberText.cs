using System.Globalization;

namespace Xen.Model.Formats.Archives;

/// <summary>Numbers as they are written in archives: up to 15 digits that count.</summary>
public static class NumberText
{
    /// <summary>The most characters of a number.</summary>
    internal const int LengthMax = 32;

    /// <summary>Writes a number; zero is <c>0.0</c>, and there are NaN, Infinity and -Infinity.</summary>
    public static string Of(double value)
    {
        Span<char> text = stackalloc char[LengthMax];
        return text[..Format(value, text)].ToString();
    }

    /// <summary>Reads a number in any spelling that tools use; false when it is none.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double value)
    {
        ReadOnlySpan<char> word = text.Trim();
        if (word.Equals("nan", StringComparison.OrdinalIgnoreCase)
            || word.Equals("-nan", StringComparison.OrdinalIgnoreCase)
            || word.Equals("U", StringComparison.Ordinal))
        {
            value = double.NaN;
            return true;
        }
        bool isNegative = word.StartsWith("-");
        ReadOnlySpan<char> size = word.TrimStart("+-");
        if (size.Equals("inf", StringComparison.OrdinalIgnoreCase)
            || size.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            value = isNegative ? double.NegativeInfinity : double.PositiveInfinity;
            return true;
        }
        return double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    /// <summary>Writes a number and says how many characters it took.</summary>
    internal static int Format(double value, Span<char> text)
    {
        string? word = value switch
        {
            double.NaN => "NaN",
            double.PositiveInfinity => "Infinity",
            double.NegativeInfinity => "-Infinity",
            0 => "0.0",
            _ => null,
        };
        if (word is not null)
        {
            word.CopyTo(text);
            return word.Length;
        }
        value.TryFormat(text, out int length, "g15", CultureInfo.InvariantCulture);
        return length;
    }
}
