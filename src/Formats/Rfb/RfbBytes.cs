using System.Buffers;
using System.IO.Pipelines;

namespace Xen.Model.Formats.Rfb;

/// <summary>Reads whole pieces from a stream that brings bytes as it likes.</summary>
internal sealed class RfbBytes(Stream stream)
{
    private const int PieceMax = 64 * 1024;

    private readonly PipeReader _reader = PipeReader.Create(stream, new StreamPipeReaderOptions(leaveOpen: true));
    private byte[] _piece = new byte[64];

    /// <summary>The next bytes; theirs until the next call. Null when the other side ended before the first.</summary>
    /// <exception cref="EndOfStreamException">The other side ended in the middle.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> TryReadAsync(int length, CancellationToken cancel)
    {
        if (_piece.Length < length)
        {
            _piece = new byte[length];
        }
        ReadResult read = await _reader.ReadAtLeastAsync(length, cancel).ConfigureAwait(false);
        if (read.Buffer.Length < length)
        {
            bool isEmpty = read.Buffer.IsEmpty;
            _reader.AdvanceTo(read.Buffer.End);
            return isEmpty ? null : throw new EndOfStreamException("the connection ended within a message");
        }
        ReadOnlySequence<byte> piece = read.Buffer.Slice(0, length);
        piece.CopyTo(_piece);
        _reader.AdvanceTo(piece.End);
        return _piece.AsMemory(0, length);
    }

    /// <summary>The next bytes; theirs until the next call.</summary>
    /// <exception cref="EndOfStreamException">The other side ended.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(int length, CancellationToken cancel) =>
        await TryReadAsync(length, cancel).ConfigureAwait(false)
            ?? throw new EndOfStreamException("the connection ended");

    /// <summary>Throws bytes away, without holding more than a piece of them.</summary>
    public async ValueTask SkipAsync(long length, CancellationToken cancel)
    {
        while (length > 0)
        {
            int piece = (int)Math.Min(length, PieceMax);
            await ReadAsync(piece, cancel).ConfigureAwait(false);
            length -= piece;
        }
    }
}
