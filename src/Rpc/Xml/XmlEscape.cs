using System.Buffers;
using Xen.Model.Rpc.Wire;

namespace Xen.Model.Rpc.Xml;

/// <summary>Writes character data.</summary>
internal static class XmlEscape
{
    // ASCII only, so that the search runs over vectors.
    private static readonly SearchValues<char> s_special = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(c => (char)c).Except("\t\n\r"), .. "<>&\""]);

    /// <summary>Appends text with markup escaped and without the characters that XML 1.0 forbids.</summary>
    internal static void Write(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        for (int stop = text.IndexOfAny(s_special); stop >= 0; stop = text.IndexOfAny(s_special))
        {
            Plain(output, text[..stop]);
            output.Write(text[stop] switch
            {
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                '&' => "&amp;"u8,
                '"' => "&quot;"u8,
                _ => [],
            });
            text = text[(stop + 1)..];
        }
        Plain(output, text);
    }

    private static void Plain(IBufferWriter<byte> output, ReadOnlySpan<char> text)
    {
        const char from = '\uFFFE';
        const char to = '\uFFFF';
        for (int stop = text.IndexOfAnyInRange(from, to); stop >= 0; stop = text.IndexOfAnyInRange(from, to))
        {
            Utf8Output.Write(output, text[..stop], replacement: []);
            text = text[(stop + 1)..];
        }
        Utf8Output.Write(output, text, replacement: []);
    }
}
