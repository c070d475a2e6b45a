using System.Text;
using System.Text.Unicode;
using Xen.Model.Rpc.Wire;

namespace Xen.Model.Rpc.Xml;

/// <summary>Turns the bytes of an XML body into characters.</summary>
internal static class XmlBody
{
    /// <summary>Follows a byte order mark, then the declared encoding; UTF-8 without either.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="damaged">Whether bytes that are not UTF-8 were replaced by U+FFFD.</param>
    internal static string Decode(ReadOnlySpan<byte> body, out bool damaged)
    {
        damaged = false;
        if (body.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || body.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Utf16(body[2..], bigEndian: body[0] == 0xFE);
        }
        if (body.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            body = body[3..];
        }
        switch (DeclaredEncoding(body))
        {
            case "" or "UTF-8" or "UTF8" or "US-ASCII" or "ASCII":
                damaged = !Utf8.IsValid(body);
                return Encoding.UTF8.GetString(body);
            case "ISO-8859-1" or "LATIN1" or "LATIN-1":
                return Encoding.Latin1.GetString(body);
            default:
                throw new RpcDecodeException("an encoding other than UTF-8, UTF-16 and ISO-8859-1 is declared");
        }
    }

    private static string Utf16(ReadOnlySpan<byte> body, bool bigEndian)
    {
        try
        {
            return new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true).GetString(body);
        }
        catch (DecoderFallbackException broken)
        {
            throw new RpcDecodeException("not valid UTF-16", broken);
        }
    }

    /// <summary>The encoding that the XML declaration names, in capitals; empty if there is none.</summary>
    private static string DeclaredEncoding(ReadOnlySpan<byte> body)
    {
        int end = body.StartsWith("<?xml"u8) ? body.IndexOf("?>"u8) : -1;
        ReadOnlySpan<byte> declaration = end < 0 ? [] : body[..end];
        int at = declaration.IndexOf("encoding"u8);
        if (at < 0)
        {
            return "";
        }
        declaration = declaration[at..];
        int open = declaration.IndexOfAny((byte)'"', (byte)'\'');
        if (open < 0)
        {
            return "";
        }
        ReadOnlySpan<byte> name = declaration[(open + 1)..];
        int close = name.IndexOf(declaration[open]);
        return close < 0 ? "" : Encoding.Latin1.GetString(name[..close]).ToUpperInvariant();
    }
}
