namespace Xen.Model.Cli.XenLog.Backups;

/// <summary>Copies a file that somebody may be appending to.</summary>
internal static class GrowingFile
{
    private const int BlockSize = 256 * 1024;

    /// <summary>
    /// Copies from the end to the beginning: what lies before a byte that was seen had been written by then, so that
    /// the copy is a beginning of the file, with an unfinished end at most. Blocks of zeros are not written.
    /// </summary>
    public static void Copy(FileStream source, string target)
    {
        using FileStream copy = PrivateFiles.Create(target);
        long length = source.Length;
        copy.SetLength(length);
        byte[] block = new byte[BlockSize];
        for (long at = (length - 1) / BlockSize * BlockSize; at >= 0 && length > 0; at -= BlockSize)
        {
            Span<byte> part = block.AsSpan(0, (int)Math.Min(BlockSize, length - at));
            int read = Fill(source, at, part);
            if (part[..read].ContainsAnyExcept((byte)0))
            {
                RandomAccess.Write(copy.SafeFileHandle, part[..read], at);
            }
        }
        copy.Flush(flushToDisk: true);
    }

    /// <summary>Reads until the buffer is full or the file, which may have been cut off meanwhile, ends.</summary>
    private static int Fill(FileStream source, long at, Span<byte> buffer)
    {
        int done = 0;
        while (done < buffer.Length)
        {
            int read = RandomAccess.Read(source.SafeFileHandle, buffer[done..], at + done);
            if (read == 0)
            {
                break;
            }
            done += read;
        }
        return done;
    }
}
