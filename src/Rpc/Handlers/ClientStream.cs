namespace Xen.Model.Rpc.Handlers;

/// <summary>
/// One end of a connection. That the other end is gone is told as a <see cref="ClientGoneException"/>, so that handlers
/// can tell it from trouble of their own. Disposing of it does nothing: the connection is somebody else's.
/// </summary>
/// <param name="inner">The connection.</param>
/// <param name="onGone">Told when the other end is gone; null for nobody.</param>
internal sealed class ClientStream(Stream inner, Action? onGone = null) : UnseekableStream
{
    private const string Gone = "the client left";

    public override bool CanRead => inner.CanRead;

    public override bool CanWrite => inner.CanWrite;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception gone) when (IsGone(gone, cancellationToken))
        {
            throw Told(gone);
        }
    }

    public override async ValueTask WriteAsync(
        ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception gone) when (IsGone(gone, cancellationToken))
        {
            throw Told(gone);
        }
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        try
        {
            await inner.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception gone) when (IsGone(gone, cancellationToken))
        {
            throw Told(gone);
        }
    }

    private ClientGoneException Told(Exception gone)
    {
        onGone?.Invoke();
        return new ClientGoneException(Gone, gone);
    }

    /// <summary>Servers tell it in one way or another; who gave up by itself is told just that.</summary>
    private static bool IsGone(Exception failure, CancellationToken cancel) =>
        failure is IOException or ObjectDisposedException or InvalidOperationException
        || (failure is OperationCanceledException && !cancel.IsCancellationRequested);
}
