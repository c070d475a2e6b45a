using System.Buffers.Binary;
using System.Text;

namespace Xen.Model.Formats.ThinCli;

/// <summary>
/// Writes messages: a length, a tag and what belongs to it. Numbers are 32 bits, least significant byte first; texts
/// are UTF-8 behind their length. Thread-safe.
/// </summary>
public static class ThinEncoder
{
    /// <summary>A whole message with its length.</summary>
    public static byte[] Encode(ThinMessage message)
    {
        using var bytes = new MemoryStream();
        Number(bytes, 0);
        Body(bytes, message);
        byte[] whole = bytes.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(whole, whole.Length - sizeof(int));
        return whole;
    }

    private static void Body(MemoryStream bytes, ThinMessage message)
    {
        switch (message)
        {
            case ThinCommand command:
                Tag(bytes, ThinTag.Command);
                Command(bytes, command);
                break;
            case ThinResponse response:
                Tag(bytes, ThinTag.Response);
                Tag(bytes, response.Answer switch
                {
                    ThinAnswer.Ok => ThinTag.Ok,
                    ThinAnswer.Wait => ThinTag.Wait,
                    _ => ThinTag.Failed,
                });
                break;
            case ThinBlob { Size: int size }:
                Tag(bytes, ThinTag.Blob);
                Tag(bytes, ThinTag.Chunk);
                Number(bytes, size);
                break;
            default:
                Tag(bytes, ThinTag.Blob);
                Tag(bytes, ThinTag.End);
                break;
        }
    }

    private static void Command(MemoryStream bytes, ThinCommand command)
    {
        switch (command)
        {
            case ThinCommand.Print print:
                Texts(bytes, ThinTag.Print, print.Text);
                break;
            case ThinCommand.PrintStderr print:
                Texts(bytes, ThinTag.PrintStderr, print.Text);
                break;
            case ThinCommand.Debug debug:
                Texts(bytes, ThinTag.Debug, debug.Text);
                break;
            case ThinCommand.Load load:
                Texts(bytes, ThinTag.Load, load.File);
                break;
            case ThinCommand.HttpGet get:
                Texts(bytes, ThinTag.HttpGet, get.File, get.Url);
                break;
            case ThinCommand.HttpPut put:
                Texts(bytes, ThinTag.HttpPut, put.File, put.Url);
                break;
            case ThinCommand.HttpConnect connect:
                Texts(bytes, ThinTag.HttpConnect, connect.Url);
                break;
            case ThinCommand.Exit exit:
                Tag(bytes, ThinTag.Exit);
                Number(bytes, exit.Code);
                break;
            case ThinCommand.Error error:
                Texts(bytes, ThinTag.Error, error.Code);
                Number(bytes, error.Parameters.Count);
                foreach (string parameter in error.Parameters)
                {
                    Text(bytes, parameter);
                }
                break;
            default:
                Tag(bytes, ThinTag.Prompt);
                break;
        }
    }

    private static void Texts(MemoryStream bytes, ThinTag tag, params ReadOnlySpan<string> texts)
    {
        Tag(bytes, tag);
        foreach (string text in texts)
        {
            Text(bytes, text);
        }
    }

    private static void Text(MemoryStream bytes, string text)
    {
        byte[] encoded = Encoding.UTF8.GetBytes(text);
        Number(bytes, encoded.Length);
        bytes.Write(encoded);
    }

    private static void Tag(MemoryStream bytes, ThinTag tag) => Number(bytes, (int)tag);

    private static void Number(MemoryStream bytes, int number)
    {
        Span<byte> encoded = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(encoded, number);
        bytes.Write(encoded);
    }
}
