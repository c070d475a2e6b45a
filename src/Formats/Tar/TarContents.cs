namespace Xen.Model.Formats.Tar;

/// <summary>The contents of the present entry of an archive as a stream.</summary>
/// <param name="archive">The archive.</param>
internal sealed class TarContents(TarReader archive) : AsyncReadStream
{
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        archive.ReadAsync(buffer, cancellationToken);
}
