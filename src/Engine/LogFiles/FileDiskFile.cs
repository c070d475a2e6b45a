using Microsoft.Win32.SafeHandles;
using Xen.Model.Ports;

namespace Xen.Model.Engine.LogFiles;

/// <summary>One open file of a <see cref="FileDisk"/>. For one thread at a time.</summary>
internal sealed class FileDiskFile(string name, string path, SafeFileHandle handle, bool isReadOnly) : ILogFile
{
    public string Name { get; } = name;

    public long Length => RandomAccess.GetLength(handle);

    public int Read(long offset, Span<byte> buffer)
    {
        int read = 0;
        while (read < buffer.Length)
        {
            int more = RandomAccess.Read(handle, buffer[read..], offset + read);
            if (more == 0)
            {
                break;
            }
            read += more;
        }
        return read;
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        ThrowIfReadOnly();
        RandomAccess.Write(handle, bytes, offset);
    }

    /// <remarks>
    /// A file that gets longer has its room on the disk from then on, so that a full disk is noticed here and not when
    /// something is written into it.
    /// </remarks>
    public void SetLength(long length)
    {
        ThrowIfReadOnly();
        long before = Length;
        if (length <= before || !NativeFile.Reserve(handle, path, before, length - before))
        {
            RandomAccess.SetLength(handle, length);
        }
    }

    public void Flush()
    {
        ThrowIfReadOnly();
        RandomAccess.FlushToDisk(handle);
    }

    public void Dispose() => handle.Dispose();

    private void ThrowIfReadOnly()
    {
        if (isReadOnly)
        {
            throw new InvalidOperationException($"the file {path} was opened for reading only");
        }
    }
}
