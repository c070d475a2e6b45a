using System.Text;

namespace Xen.Model.WireFuzz;

/// <summary>Changes bytes: most of what comes out is almost right.</summary>
internal sealed class RequestMutator(Random random)
{
    private static readonly byte[][] s_pieces =
    [
        .. ((string[])
        [
            "<value>", "</value>", "<struct>", "<nil/>", "<![CDATA[", "]]>", "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;",
            "&#0;", "&lt;", "<!--", "<int>99999999999999999999</int>", "<i8>-9223372036854775808</i8>",
            "<double>1e999</double>", "<double>nan</double>", "<boolean>2</boolean>",
            "<dateTime.iso8601>00000000T00:00:00Z</dateTime.iso8601>", "<base64>!</base64>", "null", "true", "-1", "1e400",
            "9223372036854775808", "{", "}", "[", "]", "\"", "\\u0000", "\\ud800", "{\"a\":{\"a\":{}}}", "[[[[[[[[",
            "OpaqueRef:NULL", "OpaqueRef:", "Async.", "InternalAsync.", "_", ".", "*", "/", "%s%n", "\0", "\r\n", "é",
            "𐍈", "\u2028", "field \"a\"", "not ", "=", "()", "0x10", "1_000", "   ",
        ]).Select(Encoding.UTF8.GetBytes),
        [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF, 0xFE], [0xF4, 0x90, 0x80, 0x80],
    ];

    /// <summary>A changed copy; one or two changes.</summary>
    /// <param name="original">What is changed.</param>
    /// <param name="other">What pieces are taken from.</param>
    public byte[] Mutate(byte[] original, byte[] other)
    {
        byte[] changed = original;
        for (int left = random.Next(1, 3); left > 0; left--)
        {
            changed = Change(changed, other);
        }
        return changed;
    }

    private byte[] Change(byte[] bytes, byte[] other)
    {
        if (bytes.Length == 0)
        {
            return Piece();
        }
        int from = random.Next(bytes.Length);
        int to = Math.Min(bytes.Length, from + 1 + random.Next(1 << random.Next(7)));
        switch (random.Next(8))
        {
            case 0:
                byte[] flipped = (byte[])bytes.Clone();
                flipped[from] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                return [.. bytes[..from], .. bytes[to..]];
            case 2:
                return [.. bytes[..to], .. bytes[from..]];
            case 3:
                int start = random.Next(other.Length);
                return [.. bytes[..from], .. other[start..Math.Min(other.Length, start + to - from)], .. bytes[to..]];
            case 4:
                return random.Next(8) == 0 ? bytes[..from] : [.. bytes[..from], (byte)random.Next(256), .. bytes[to..]];
            case 5:
                return [.. bytes[..from], .. Piece(), .. bytes[to..]];
            default:
                return [.. bytes[..from], .. Piece(), .. bytes[from..]];
        }
    }

    private byte[] Piece() => s_pieces[random.Next(s_pieces.Length)];
}
