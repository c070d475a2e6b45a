using System.Globalization;
using System.Text;
using Xen.Model.Rpc.Wire;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Xml;

/// <summary>
/// The content of typed scalar elements. What is not of its type stays text: whoever knows the declared type then
/// reports it as that call's type error, which the client can read, unlike a refusal of the whole body.
/// </summary>
internal static class XmlScalars
{
    internal static WireValue Integer(string text, WireCollector into) =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out long number)
            ? WireValue.Of(number)
            : into.Text(text);

    internal static WireValue Boolean(string text, WireCollector into) => text.AsSpan().Trim() switch
    {
        "1" => WireValue.Of(true),
        "0" => WireValue.Of(false),
        _ => into.Text(text),
    };

    internal static WireValue Double(string text, WireCollector into)
    {
        double? number = text.AsSpan().Trim() switch
        {
            "inf" or "+inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            "nan" => double.NaN,
            _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double sent) ? sent : null,
        };
        return number is double found ? WireValue.Of(found) : into.Text(text);
    }

    internal static WireValue Date(string text, WireCollector into) => WireValue.Date(into.Checked(text.Trim()));

    internal static WireValue Base64(string text, WireCollector into)
    {
        byte[] bytes = new byte[((text.Length / 4) + 1) * 3];
        if (!Convert.TryFromBase64String(text, bytes, out int length))
        {
            throw new RpcDecodeException("a base64 element holds something else");
        }
        ReadOnlySpan<byte> decoded = bytes.AsSpan(0, length);
        return into.Text(Encoding.UTF8.GetString(decoded), broken: !System.Text.Unicode.Utf8.IsValid(decoded));
    }
}
