using System.Buffers;
using Xen.Model.Rpc.Wire;

namespace Xen.Model.Rpc.Json;

/// <summary>Writes quoted strings.</summary>
internal static class JsonEscape
{
    // ASCII only, so that the search runs over vectors.
    private static readonly SearchValues<char> s_special =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(c => (char)c), .. "\"\\"]);

    /// <summary>Appends text in quotes. Half of a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD.</summary>
    internal static void Write(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        output.Write("\""u8);
        for (int stop = text.IndexOfAny(s_special); stop >= 0; stop = text.IndexOfAny(s_special))
        {
            Utf8Output.Write(output, text[..stop], replacement: "\uFFFD"u8);
            Special(output, text[stop]);
            text = text[(stop + 1)..];
        }
        Utf8Output.Write(output, text, replacement: "\uFFFD"u8);
        output.Write("\""u8);
    }

    private static void Special(IBufferWriter<byte> output, char special)
    {
        ReadOnlySpan<byte> known = special switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\b' => "\\b"u8,
            '\t' => "\\t"u8,
            '\n' => "\\n"u8,
            '\f' => "\\f"u8,
            '\r' => "\\r"u8,
            _ => [],
        };
        if (known.IsEmpty)
        {
            const string digits = "0123456789abcdef";
            Span<byte> span = output.GetSpan(6);
            "\\u00"u8.CopyTo(span);
            span[4] = (byte)digits[special >> 4];
            span[5] = (byte)digits[special & 15];
            output.Advance(6);
            return;
        }
        output.Write(known);
    }
}
