using System.Buffers;
using System.Text.Unicode;

namespace Xen.Model.Rpc.Wire;

/// <summary>Transcodes text straight into an output buffer.</summary>
internal static class Utf8Output
{
    // A bounded piece at a time: a text of megabytes must not ask for three times its length at once.
    private const int PieceChars = 16_384;

    /// <summary>
    /// Appends text as UTF-8; for each half of a surrogate pair that stands alone, the replacement instead.
    /// </summary>
    internal static void Write(IBufferWriter<byte> output, ReadOnlySpan<char> text, ReadOnlySpan<byte> replacement)
    {
        while (!text.IsEmpty)
        {
            Span<byte> span = output.GetSpan(Math.Min(text.Length, PieceChars) * 3);
            OperationStatus status = Utf8.FromUtf16(
                text, span, out int read, out int written, replaceInvalidSequences: false);
            output.Advance(written);
            text = text[read..];
            if (status == OperationStatus.InvalidData)
            {
                output.Write(replacement);
                text = text[1..];
            }
        }
    }
}
