using Xen.Model.Ports;

namespace Xen.Model.Cli.XenLog.Reading;

/// <summary>A file of an <see cref="OverlayDisk"/>, open.</summary>
internal sealed class OverlayFile(string name, OverlayContent content) : ILogFile
{
    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public long Length => content.Length;

    /// <inheritdoc/>
    public int Read(long offset, Span<byte> buffer) => content.Read(offset, buffer);

    /// <inheritdoc/>
    public void Write(long offset, ReadOnlySpan<byte> bytes) => content.Write(offset, bytes);

    /// <inheritdoc/>
    public void SetLength(long length) => content.SetLength(length);

    /// <inheritdoc/>
    public void Flush()
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
