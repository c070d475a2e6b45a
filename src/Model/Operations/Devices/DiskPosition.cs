using System.Globalization;

namespace Xen.Model.Operations.Devices;

/// <summary>
/// Where a disk sits in a VM. Users may write it as a number or as the name of a device in the guest; all spellings of
/// one place are the same place.
/// </summary>
internal static class DiskPosition
{
    private static readonly string[] s_prefixes = ["xvd", "hd", "sd"];

    /// <summary>Reads a number, or a name such as <c>xvdb</c>.</summary>
    public static bool TryParse(string text, out int position)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out position))
        {
            return true;
        }
        string? prefix = Array.Find(s_prefixes, prefix => text.StartsWith(prefix, StringComparison.Ordinal));
        return prefix is not null && TryParseLetters(text.AsSpan(prefix.Length), out position);
    }

    /// <summary>The name of a device in the guest: <c>xvda</c> for 0, <c>xvdaa</c> for 26.</summary>
    public static string Name(string prefix, int position)
    {
        string letters = "";
        for (int rest = position; rest >= 0; rest = rest / 26 - 1)
        {
            letters = (char)('a' + rest % 26) + letters;
        }
        return prefix + letters;
    }

    private static bool TryParseLetters(ReadOnlySpan<char> letters, out int position)
    {
        position = -1;
        if (letters.IsEmpty || letters.Length > 2)
        {
            return false;
        }
        foreach (char letter in letters)
        {
            if (letter is < 'a' or > 'z')
            {
                return false;
            }
            position = (position + 1) * 26 + (letter - 'a');
        }
        return true;
    }
}
