namespace Xen.Model.Formats.Xva;

/// <summary>A stream whose first bytes were looked at before it is read.</summary>
internal sealed class PeekedStream(Stream inner, ReadOnlyMemory<byte> start) : AsyncReadStream
{
    private ReadOnlyMemory<byte> _start = start;

    /// <summary>True once the inner stream has said that nothing follows.</summary>
    public bool IsAtEnd { get; private set; }

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
}
