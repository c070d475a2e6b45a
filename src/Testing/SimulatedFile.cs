using Xen.Model.Ports;

namespace Xen.Model.Testing;

/// <summary>One open file of a <see cref="SimulatedDisk"/>. For one thread at a time.</summary>
internal sealed class SimulatedFile(SimulatedDisk disk, string name, SimulatedContent content) : ILogFile
{
    private bool _isDisposed;

    public string Name { get; } = name;

    public long Length => disk.LengthOf(Content);

    private SimulatedContent Content
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return content;
        }
    }

    public int Read(long offset, Span<byte> buffer) => disk.Read(Content, offset, buffer);

    public void Write(long offset, ReadOnlySpan<byte> bytes) => disk.Write(Content, offset, bytes.ToArray());

    public void SetLength(long length) => disk.SetLength(Content, length);

    public void Flush() => disk.Flush(Content);

    public void Dispose() => _isDisposed = true;
}
