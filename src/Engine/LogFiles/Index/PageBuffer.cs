using Xen.Model.Ports;

namespace Xen.Model.Engine.LogFiles.Index;

/// <summary>Takes what is written in the place of a file, to be compared with one. Not thread-safe.</summary>
internal sealed class PageBuffer : ILogFile
{
    private readonly MemoryStream _bytes = new();

    public string Name => "memory";

    public long Length => _bytes.Length;

    public int Read(long offset, Span<byte> buffer)
    {
        _bytes.Position = offset;
        return _bytes.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        _bytes.Position = offset;
        _bytes.Write(bytes);
    }

    public void SetLength(long length) => _bytes.SetLength(length);

    public void Flush()
    {
    }

    public void Dispose() => _bytes.Dispose();
}
