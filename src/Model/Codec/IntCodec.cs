using System.Globalization;
using Xen.Model.Schema;
using Xen.Model.Wire;

namespace Xen.Model.Codec;

/// <summary>
/// Numbers travel as text in XML, and clients send them as text in JSON too; both forms are read, with the radix
/// prefixes and digit separators that the original server's parser takes.
/// </summary>
internal sealed class IntCodec : Codec<long>
{
    public override XenType Type => XenType.Int;

    public override long Empty => 0;

    public override void Pack(ref MessagePackWriter writer, long value) => writer.Write(value);

    public override long Unpack(ref MessagePackReader reader) => reader.ReadInt64();

    public override void Write(IWireWriter writer, long value) => writer.Integer(value);

    public override long Read(in WireValue value, WireReadContext context)
    {
        if (value.Kind == WireKind.Integer)
        {
            return value.Integer;
        }
        if (value.Kind == WireKind.Text && TryParse(value.Text, out long number))
        {
            return number;
        }
        context.Expected("int64", value);
        return 0;
    }

    public override string QueryText(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads decimal, 0x, 0o, 0b and 0u numbers with an optional sign and underscores between digits.
    /// </summary>
    internal static bool TryParse(string text, out long number)
    {
        number = 0;
        ReadOnlySpan<char> rest = text;
        bool negative = rest.StartsWith("-");
        if (negative || rest.StartsWith("+"))
        {
            rest = rest[1..];
        }
        (int radix, int skip) = rest switch
        {
            ['0', 'x' or 'X', ..] => (16, 2),
            ['0', 'o' or 'O', ..] => (8, 2),
            ['0', 'b' or 'B', ..] => (2, 2),
            ['0', 'u' or 'U', ..] => (10, 2),
            _ => (10, 0),
        };
        rest = rest[skip..];
        if (rest.IsEmpty || rest[0] == '_')
        {
            return false;
        }
        Int128 sum = 0;
        foreach (char digit in rest)
        {
            if (digit == '_')
            {
                continue;
            }
            int value = char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : radix;
            if (value >= radix || sum > long.MaxValue)
            {
                return false;
            }
            sum = (sum * radix) + value;
        }
        sum = negative ? -sum : sum;
        if (sum < long.MinValue || sum > long.MaxValue)
        {
            return false;
        }
        number = (long)sum;
        return true;
    }
}
