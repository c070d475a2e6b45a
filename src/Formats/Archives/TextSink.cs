using System.Buffers;
using System.Text;

namespace Xen.Model.Formats.Archives;

/// <summary>Text in UTF-8 that is made piece by piece and handed on in chunks. For one thread.</summary>
internal sealed class TextSink
{
    private const int ChunkBytes = 32 * 1024;

    private readonly ArrayBufferWriter<byte> _bytes = new(ChunkBytes + 4096);

    /// <summary>True when there is enough to be handed on.</summary>
    public bool IsFull => _bytes.WrittenCount >= ChunkBytes;

    /// <summary>What has been written since the last time; valid until more is written.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        ReadOnlyMemory<byte> chunk = _bytes.WrittenMemory;
        _bytes.ResetWrittenCount();
        return chunk;
    }

    public TextSink Add(ReadOnlySpan<byte> text)
    {
        _bytes.Write(text);
        return this;
    }

    public TextSink Add(string text)
    {
        Encoding.UTF8.GetBytes(text, _bytes);
        return this;
    }

    public TextSink Add(double value)
    {
        Span<char> text = stackalloc char[NumberText.LengthMax];
        int length = NumberText.Format(value, text);
        Encoding.UTF8.GetBytes(text[..length], _bytes);
        return this;
    }

    public TextSink Add(long value)
    {
        Span<byte> text = _bytes.GetSpan(NumberText.LengthMax);
        value.TryFormat(text, out int length);
        _bytes.Advance(length);
        return this;
    }

    /// <summary>Text between tags.</summary>
    public TextSink AddXml(string text)
    {
        int begin = 0;
        for (int at = 0; at < text.Length; at++)
        {
            ReadOnlySpan<byte> entity = text[at] switch
            {
                '&' => "&amp;"u8,
                '<' => "&lt;"u8,
                '>' => "&gt;"u8,
                < ' ' or '\ufffe' or '\uffff' => "?"u8,
                _ => default,
            };
            if (!entity.IsEmpty)
            {
                Encoding.UTF8.GetBytes(text.AsSpan(begin, at - begin), _bytes);
                _bytes.Write(entity);
                begin = at + 1;
            }
        }
        Encoding.UTF8.GetBytes(text.AsSpan(begin), _bytes);
        return this;
    }

    /// <summary>Text as a JSON string, with its quotation marks.</summary>
    public TextSink AddJson(string text)
    {
        Add("\""u8);
        int begin = 0;
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] is '"' or '\\' or < ' ')
            {
                Encoding.UTF8.GetBytes(text.AsSpan(begin, at - begin), _bytes);
                Encoding.UTF8.GetBytes($"\\u{(int)text[at]:x4}", _bytes);
                begin = at + 1;
            }
        }
        Encoding.UTF8.GetBytes(text.AsSpan(begin), _bytes);
        return Add("\""u8);
    }
}
