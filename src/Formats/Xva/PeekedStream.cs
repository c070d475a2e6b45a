namespace Xen.Model.Formats.Xva;

/// <summary>A stream whose first bytes were looked at before it is read.</summary>
internal sealed class PeekedStream(Stream inner, ReadOnlyMemory<byte> start) : Stream
{
    private ReadOnlyMemory<byte> _start = start;

    /// <summary>True once the inner stream has said that nothing follows.</summary>
    public bool IsAtEnd { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = Math.Min(_start.Length, buffer.Length);
        if (count > 0)
        {
            _start[..count].CopyTo(buffer);
            _start = _start[count..];
            return count;
        }
        count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        IsAtEnd |= count == 0 && buffer.Length > 0;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
