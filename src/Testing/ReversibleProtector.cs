using System.Globalization;
using Xen.Model.Ports;

namespace Xen.Model.Testing;

/// <summary>
/// Protects nothing, but looks as if: text backwards, with a number that differs each time. For tests, where it shows
/// whether a secret was protected, and how often. Thread-safe.
/// </summary>
public sealed class ReversibleProtector : ISecretProtector
{
    private const char Mark = '\u2020';
    private int _count;

    /// <summary>The key that is used, counted from 1; a test may set another.</summary>
    public int Key { get; set; } = 1;

    /// <inheritdoc/>
    public string Protect(string secret)
    {
        int number = Interlocked.Increment(ref _count);
        char[] text = secret.ToCharArray();
        Array.Reverse(text);
        return string.Create(CultureInfo.InvariantCulture, $"{Mark}{Key}{Mark}{number}{Mark}{Hex(text)}");
    }

    /// <inheritdoc/>
    public string Reveal(string kept)
    {
        string[] parts = kept.Split(Mark);
        if (parts is not ["", _, _, { } hex] || !TryText(hex, out char[] text))
        {
            throw new SecretUnreadableException("this is not what was protected");
        }
        Array.Reverse(text);
        return new string(text);
    }

    /// <summary>The key that a text was protected with.</summary>
    public static int KeyOf(string kept) => int.Parse(kept.Split(Mark)[1], CultureInfo.InvariantCulture);

    private static string Hex(char[] text) =>
        string.Concat(text.Select(c => ((int)c).ToString("x4", CultureInfo.InvariantCulture)));

    private static bool TryText(string hex, out char[] text)
    {
        text = new char[hex.Length / 4];
        for (int at = 0; at < text.Length; at++)
        {
            if (!ushort.TryParse(
                hex.AsSpan(at * 4, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out ushort code))
            {
                return false;
            }
            text[at] = (char)code;
        }
        return hex.Length % 4 == 0;
    }
}
