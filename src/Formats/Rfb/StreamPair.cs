using System.Buffers;
using System.IO.Pipelines;

namespace Xen.Model.Formats.Rfb;

/// <summary>
/// Two ends of a connection within the process: what is written at one is read at the other. Writing waits while much
/// has not been read. Closing an end ends the stream for the other one.
/// </summary>
public static class StreamPair
{
    private const int WaitingBytesMax = 256 * 1024;

    /// <summary>Makes a connection.</summary>
    public static (Stream Near, Stream Far) Create()
    {
        var options = new PipeOptions(
            pauseWriterThreshold: WaitingBytesMax, resumeWriterThreshold: WaitingBytesMax / 2,
            useSynchronizationContext: false);
        var there = new Pipe(options);
        var back = new Pipe(options);
        return (new End(back.Reader, there.Writer), new End(there.Reader, back.Writer));
    }

    private sealed class End(PipeReader reader, PipeWriter writer) : Stream
    {
        private int _isClosed;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                ReadResult read = await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                int count = (int)Math.Min(read.Buffer.Length, buffer.Length);
                ReadOnlySequence<byte> taken = read.Buffer.Slice(0, count);
                taken.CopyTo(buffer.Span);
                reader.AdvanceTo(taken.End);
                return count;
            }
            catch (InvalidOperationException closed)
            {
                throw new IOException("this end of the connection is closed", closed);
            }
        }

        public override async ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            FlushResult written;
            try
            {
                written = await writer.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
            }
            catch (InvalidOperationException closed)
            {
                throw new IOException("this end of the connection is closed", closed);
            }
            if (written.IsCompleted)
            {
                throw new IOException("the other end of the connection is closed");
            }
        }

        public override int Read(byte[] buffer, int offset, int count) =>
            ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

        public override void Write(byte[] buffer, int offset, int count) =>
            WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

        public override Task<int> ReadAsync(
            byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override Task WriteAsync(
            byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing && Interlocked.Exchange(ref _isClosed, 1) == 0)
            {
                // A read that waits ends with the stream; the pipes free what they hold.
                writer.Complete();
                reader.CancelPendingRead();
                reader.Complete();
            }
            base.Dispose(disposing);
        }
    }
}
