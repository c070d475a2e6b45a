using System.Buffers;
using System.IO.Pipelines;

namespace Xen.Model.Rpc.Handlers;

/// <summary>Reads a connection up to a length, or to its end.</summary>
/// <param name="input">The connection.</param>
/// <param name="length">Bytes; null for all.</param>
/// <param name="beforeFirst">Done once before the first byte is waited for.</param>
internal sealed class RawBody(PipeReader input, long? length, Func<ValueTask> beforeFirst) : ReadOnlyStream
{
    private long _left = length ?? long.MaxValue;
    private bool _hasBegun;

    /// <summary>Bytes that are still to come of a declared length; null when it ends with the connection.</summary>
    public long? Left => length is null ? null : _left;

    /// <summary>True when the connection has ended.</summary>
    public bool HasEnded { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty || _left == 0 || HasEnded)
        {
            return 0;
        }
        if (!_hasBegun)
        {
            _hasBegun = true;
            await beforeFirst().ConfigureAwait(false);
        }
        ReadResult read = await input.ReadAsync(cancellationToken).ConfigureAwait(false);
        int count = (int)Math.Min(Math.Min(read.Buffer.Length, buffer.Length), _left);
        ReadOnlySequence<byte> taken = read.Buffer.Slice(0, count);
        taken.CopyTo(buffer.Span);
        input.AdvanceTo(taken.End);
        _left -= count;
        if (count == 0)
        {
            HasEnded = true;
            if (length is not null)
            {
                throw new EndOfStreamException($"the connection ended {_left} bytes before the body did");
            }
        }
        return count;
    }
}
