using System.Globalization;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Wire;

/// <summary>
/// What the readers of both protocols share: it counts values against the limits and remembers the first text that
/// was not valid UTF-8. One per request.
/// </summary>
/// <param name="limits">The limits to keep.</param>
/// <param name="damaged">Whether the body had invalid bytes, which now show as U+FFFD.</param>
internal sealed class WireCollector(WireLimits limits, bool damaged)
{
    private int _values;

    /// <summary>The first damaged text, or null.</summary>
    public string? InvalidUtf8 { get; private set; }

    /// <summary>Refuses a body that is too long before anything is spent on it.</summary>
    public static void CheckLength(long bytes, WireLimits limits)
    {
        if (bytes > limits.BodyBytesMax)
        {
            throw Exceeded("bytes in the body", limits.BodyBytesMax);
        }
    }

    /// <summary>Passes a text or a member name on and notices damage.</summary>
    /// <param name="text">The text.</param>
    /// <param name="broken">Whether the text is known to be damaged.</param>
    public string Checked(string text, bool broken = false)
    {
        // A replacement character that the client itself sent counts only next to real damage elsewhere in the body.
        if (InvalidUtf8 is null && (broken || (damaged && text.Contains('\uFFFD', StringComparison.Ordinal))))
        {
            InvalidUtf8 = text;
        }
        return text;
    }

    /// <summary>A text value.</summary>
    public WireValue Text(string text, bool broken = false) => WireValue.Of(Checked(text, broken));

    /// <summary>The depth inside a list or struct that opens now.</summary>
    public int Deeper(int depth) =>
        depth < limits.DepthMax ? depth + 1 : throw Exceeded("nested values", limits.DepthMax);

    /// <summary>Appends to a list.</summary>
    public void Add(List<WireValue> items, in WireValue item)
    {
        if (items.Count >= limits.ArrayItemsMax)
        {
            throw Exceeded("items in a list", limits.ArrayItemsMax);
        }
        Count();
        items.Add(item);
    }

    /// <summary>Sets a member of a struct; of members with one name the last wins.</summary>
    public void Add(StructBuilder members, string name, in WireValue value)
    {
        if (members.Count >= limits.StructMembersMax)
        {
            throw Exceeded("members in a struct", limits.StructMembersMax);
        }
        Count();
        members.Set(name, value);
    }

    private void Count()
    {
        if (++_values > limits.ValuesMax)
        {
            throw Exceeded("values", limits.ValuesMax);
        }
    }

    private static RpcDecodeException Exceeded(string what, int most) =>
        new(string.Create(CultureInfo.InvariantCulture, $"more than {most} {what}"));
}
