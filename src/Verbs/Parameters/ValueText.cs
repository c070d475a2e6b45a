using System.Globalization;
using Xen.Model.Verbs.Failures;

namespace Xen.Model.Verbs.Parameters;

/// <summary>Reads values that people type. Thread-safe.</summary>
internal static class ValueText
{
    private static readonly string[] s_yes = ["true", "t", "yes", "y", "1"];
    private static readonly string[] s_no = ["false", "f", "no", "n", "0"];

    /// <summary>Units and the power of 1024 that they stand for; those that end like others come first.</summary>
    private static readonly (string Unit, int Power)[] s_units =
    [
        ("bytes", 0), ("kib", 1), ("mib", 2), ("gib", 3), ("tib", 4), ("kb", 1), ("mb", 2), ("gb", 3), ("tb", 4),
        ("k", 1), ("m", 2), ("g", 3), ("t", 4), ("b", 0),
    ];

    /// <summary>Yes or no, in one of the usual words and any case.</summary>
    /// <exception cref="CommandFailedException">It is neither.</exception>
    public static bool Bool(string name, string text) =>
        s_yes.Contains(text, StringComparer.OrdinalIgnoreCase) ? true
            : s_no.Contains(text, StringComparer.OrdinalIgnoreCase) ? false
            : throw Expected(name, text, "true, t, yes, y, 1, false, f, no, n or 0");

    /// <summary>A number of bytes, with a unit or without.</summary>
    /// <exception cref="CommandFailedException">It is none, or negative, or too large.</exception>
    public static long Bytes(string name, string text)
    {
        string digits = text.Trim().ToLowerInvariant();
        int power = 0;
        foreach ((string unit, int value) in s_units)
        {
            if (digits.EndsWith(unit, StringComparison.Ordinal))
            {
                digits = digits[..^unit.Length].TrimEnd();
                power = value;
                break;
            }
        }
        try
        {
            return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
                ? checked(number * (1L << (10 * power)))
                : throw Expected(name, text, "a number of bytes, with KiB, MiB, GiB or TiB or without");
        }
        catch (OverflowException)
        {
            throw Expected(name, text, "a smaller number");
        }
    }

    /// <summary>A whole number; also a number of bytes with a unit.</summary>
    /// <exception cref="CommandFailedException">It is none.</exception>
    public static long Int(string name, string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : char.IsAsciiDigit(text.Trim().FirstOrDefault())
                ? Bytes(name, text)
                : throw Expected(name, text, "a whole number");

    /// <summary>A number.</summary>
    /// <exception cref="CommandFailedException">It is none.</exception>
    public static double Float(string name, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            ? number
            : throw Expected(name, text, "a number");

    /// <summary>The members of a set, which commas separate.</summary>
    public static IReadOnlyList<string> Set(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Says that a value is not what it should be.</summary>
    public static CommandFailedException Expected(string name, string text, string what) =>
        new($"The value '{text}' of the parameter {name} is not valid: expected {what}");
}
