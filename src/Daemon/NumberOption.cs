using System.CommandLine.Parsing;
using System.Globalization;

namespace Xen.Model.Daemon;

/// <summary>Reads numbers from the command line; what is wrong becomes its error.</summary>
internal static class NumberOption
{
    /// <summary>A parser of numbers from a least to a greatest one.</summary>
    public static Func<ArgumentResult, double> Between(double least, double most) => argument =>
    {
        string text = argument.Tokens[0].Value;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
            && number >= least && number <= most)
        {
            return number;
        }
        argument.AddError(string.Create(CultureInfo.InvariantCulture, $"'{text}' is no number from {least} to {most}"));
        return least;
    };

    /// <summary>A parser of whole numbers from a least to a greatest one.</summary>
    public static Func<ArgumentResult, int> Between(int least, int most) => argument =>
    {
        string text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number)
            && number >= least && number <= most)
        {
            return number;
        }
        argument.AddError(
            string.Create(CultureInfo.InvariantCulture, $"'{text}' is no whole number from {least} to {most}"));
        return least;
    };
}
