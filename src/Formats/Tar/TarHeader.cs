using System.Buffers.Binary;
using System.Text;

namespace Xen.Model.Formats.Tar;

/// <summary>The record of 512 bytes before the contents of an entry, as POSIX.1-1988 (ustar) and V7 have it.</summary>
public static class TarHeader
{
    /// <summary>Bytes of a record; headers are one, contents are padded to whole ones.</summary>
    public const int RecordBytes = 512;

    /// <summary>Longest name that fits into a header without extensions.</summary>
    public const int NameBytesMax = 100;

    /// <summary>More than anybody has; sums of such sizes stay numbers.</summary>
    internal const long SizeMax = 1L << 60;

    private const int SizeAt = 124;
    private const int TimeAt = 136;
    private const int ChecksumAt = 148;
    private const int KindAt = 156;
    private const int MagicAt = 257;
    private const int PrefixAt = 345;
    private const int PrefixLength = 155;

    /// <summary>Bytes of padding behind contents of a size.</summary>
    public static int PaddingOf(long size) => (int)((RecordBytes - (size % RecordBytes)) % RecordBytes);

    /// <summary>Writes the header of a plain file that its owner, root, may read.</summary>
    /// <param name="record">Where to: at least <see cref="RecordBytes"/> bytes.</param>
    /// <param name="name">ASCII, at most <see cref="NameBytesMax"/> bytes.</param>
    /// <param name="size">Bytes of its contents, below 8 GiB.</param>
    /// <param name="modified">When it was last changed, in seconds since 1970.</param>
    /// <exception cref="ArgumentException">The name is too long, or empty.</exception>
    public static void Write(Span<byte> record, string name, long size, long modified = 0)
    {
        if (name.Length is 0 or > NameBytesMax)
        {
            throw new ArgumentException("The name does not fit into a header.", nameof(name));
        }
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(size, 1L << 33);
        record = record[..RecordBytes];
        record.Clear();
        Encoding.ASCII.GetBytes(name, record);
        Octal(record.Slice(100, 8), 0x100);
        Octal(record.Slice(108, 8), 0);
        Octal(record.Slice(116, 8), 0);
        Octal(record.Slice(SizeAt, 12), size);
        Octal(record.Slice(TimeAt, 12), modified);
        record[KindAt] = (byte)TarKind.File;
        "ustar\000"u8.CopyTo(record[MagicAt..]);
        Octal(record.Slice(ChecksumAt, 7), Sum(record, signed: false));
        record[ChecksumAt + 7] = (byte)' ';
    }

    /// <summary>True when a record is a header: its checksum fits.</summary>
    public static bool IsHeader(ReadOnlySpan<byte> record)
    {
        if (record.Length < RecordBytes || record[0] == 0)
        {
            return false;
        }
        record = record[..RecordBytes];
        // Some old writers added signed bytes.
        return TryNumber(record.Slice(ChecksumAt, 8), out long sum)
            && (sum == Sum(record, signed: false) || sum == Sum(record, signed: true));
    }

    /// <summary>Reads a header.</summary>
    /// <exception cref="TarException">It is none.</exception>
    public static TarEntry Read(ReadOnlySpan<byte> record)
    {
        if (!IsHeader(record))
        {
            throw new TarException("The checksum of a tar header is wrong");
        }
        if (!TryNumber(record.Slice(SizeAt, 12), out long size))
        {
            throw new TarException("The size in a tar header is no number");
        }
        string name = Text(record[..NameBytesMax]);
        // GNU archives have other things in the place of the prefix.
        if (record.Slice(MagicAt, 6).SequenceEqual("ustar\0"u8) && record[PrefixAt] != 0)
        {
            name = Text(record.Slice(PrefixAt, PrefixLength)) + "/" + name;
        }
        return new TarEntry(name, size, (char)record[KindAt]);
    }

    /// <summary>A number of digits to the base 8, or of bytes behind one whose highest bit is set.</summary>
    internal static bool TryNumber(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        if (text[0] == 0x80)
        {
            number = BinaryPrimitives.ReadInt64BigEndian(text[^8..]);
            return number is >= 0 and <= SizeMax && !text[1..^8].ContainsAnyExcept((byte)0);
        }
        ReadOnlySpan<byte> digits = text.Trim(" \0"u8);
        foreach (byte digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'7')
            {
                return false;
            }
            number = (number << 3) | (uint)(digit - '0');
        }
        return true;
    }

    internal static string Text(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }

    private static long Sum(ReadOnlySpan<byte> record, bool signed)
    {
        int sum = 8 * ' ';
        for (int at = 0; at < RecordBytes; at++)
        {
            if (at is < ChecksumAt or >= ChecksumAt + 8)
            {
                sum += signed ? unchecked((sbyte)record[at]) : record[at];
            }
        }
        return sum;
    }

    /// <summary>Digits with leading zeros and a zero byte behind them.</summary>
    private static void Octal(Span<byte> field, long number)
    {
        for (int at = field.Length - 2; at >= 0; at--, number >>= 3)
        {
            field[at] = (byte)('0' + (number & 7));
        }
    }
}
