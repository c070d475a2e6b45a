namespace Xen.Model.Rpc.Handlers;

/// <summary>A stream that is only read, from its beginning to its end.</summary>
internal abstract class ReadOnlyStream : UnseekableStream
{
    public override bool CanWrite => false;

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public override ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException();
}
