using System.Buffers;
using System.IO.Pipelines;

namespace Xen.Model.Rpc.Handlers;

/// <summary>A bare connection as one stream, both ways. Disposing of it does nothing.</summary>
/// <param name="connection">The connection.</param>
/// <param name="onWrite">Told before each write.</param>
internal sealed class RawDuplex(IDuplexPipe connection, Action onWrite) : UnseekableStream
{
    public override bool CanWrite => true;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }
        ReadResult read = await connection.Input.ReadAsync(cancellationToken).ConfigureAwait(false);
        ReadOnlySequence<byte> taken = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, buffer.Length));
        taken.CopyTo(buffer.Span);
        connection.Input.AdvanceTo(taken.End);
        return (int)taken.Length;
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        onWrite();
        FlushResult written = await connection.Output.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (written.IsCompleted)
        {
            throw new IOException("nobody reads at the other end");
        }
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
