using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Xen.Model.Formats.ThinCli;

/// <summary>Reads messages. Whatever the bytes are, it takes no more memory than they do. Thread-safe.</summary>
public static class ThinDecoder
{
    /// <summary>Reads what stands behind the length of a message.</summary>
    /// <exception cref="ThinProtocolException">It is no message.</exception>
    public static ThinMessage Decode(ReadOnlySpan<byte> body)
    {
        ThinMessage message = Tag(ref body) switch
        {
            ThinTag.Command => Command(ref body),
            ThinTag.Response => Response(ref body),
            ThinTag.Blob => Blob(ref body),
            ThinTag other => throw Unexpected(other),
        };
        return body.IsEmpty ? message : throw new ThinProtocolException("a message is longer than what it says");
    }

    private static ThinCommand Command(ref ReadOnlySpan<byte> body)
    {
        ThinTag tag = Tag(ref body);
        return tag switch
        {
            ThinTag.Print => new ThinCommand.Print(Text(ref body)),
            ThinTag.PrintStderr => new ThinCommand.PrintStderr(Text(ref body)),
            ThinTag.Debug => new ThinCommand.Debug(Text(ref body)),
            ThinTag.Load => new ThinCommand.Load(Text(ref body)),
            ThinTag.HttpGet => new ThinCommand.HttpGet(Text(ref body), Text(ref body)),
            ThinTag.HttpPut => new ThinCommand.HttpPut(Text(ref body), Text(ref body)),
            ThinTag.HttpConnect => new ThinCommand.HttpConnect(Text(ref body)),
            ThinTag.Prompt => new ThinCommand.Prompt(),
            ThinTag.Exit => new ThinCommand.Exit(Number(ref body)),
            ThinTag.Error => new ThinCommand.Error(Text(ref body), Texts(ref body)),
            _ => throw Unexpected(tag),
        };
    }

    private static ThinResponse Response(ref ReadOnlySpan<byte> body)
    {
        ThinTag tag = Tag(ref body);
        return new ThinResponse(tag switch
        {
            ThinTag.Ok => ThinAnswer.Ok,
            ThinTag.Failed => ThinAnswer.Failed,
            ThinTag.Wait => ThinAnswer.Wait,
            _ => throw Unexpected(tag),
        });
    }

    private static ThinBlob Blob(ref ReadOnlySpan<byte> body)
    {
        ThinTag tag = Tag(ref body);
        if (tag == ThinTag.End)
        {
            return ThinBlob.End;
        }
        int size = tag == ThinTag.Chunk ? Number(ref body) : throw Unexpected(tag);
        return size >= 0 ? new ThinBlob(size) : throw new ThinProtocolException("a chunk has a negative size");
    }

    private static List<string> Texts(ref ReadOnlySpan<byte> body)
    {
        int count = Number(ref body);
        if (count is < 0 or > ThinLimits.ListItemsMax)
        {
            throw new ThinProtocolException("a list is too long");
        }
        List<string> texts = [];
        for (int index = 0; index < count; index++)
        {
            texts.Add(Text(ref body));
        }
        return texts;
    }

    private static string Text(ref ReadOnlySpan<byte> body)
    {
        int length = Number(ref body);
        if (length < 0 || length > body.Length)
        {
            throw new ThinProtocolException("a text is longer than its message");
        }
        string text = Encoding.UTF8.GetString(body[..length]);
        body = body[length..];
        return text;
    }

    private static ThinTag Tag(ref ReadOnlySpan<byte> body) => (ThinTag)Number(ref body);

    private static int Number(ref ReadOnlySpan<byte> body)
    {
        if (body.Length < sizeof(int))
        {
            throw new ThinProtocolException("a message is too short");
        }
        int number = BinaryPrimitives.ReadInt32LittleEndian(body);
        body = body[sizeof(int)..];
        return number;
    }

    private static ThinProtocolException Unexpected(ThinTag tag) =>
        new(string.Create(CultureInfo.InvariantCulture, $"a message with the unknown tag {(int)tag}"));
}
