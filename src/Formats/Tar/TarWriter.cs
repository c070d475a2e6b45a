using System.Text;

namespace Xen.Model.Formats.Tar;

/// <summary>
/// Writes an archive into a stream that need not be seekable. Headers are plain ustar ones, hence names are short and
/// the size of an entry is known before its contents. Not thread-safe.
/// </summary>
/// <param name="target">Where to; stays open.</param>
public sealed class TarWriter(Stream target)
{
    private readonly byte[] _record = new byte[2 * TarHeader.RecordBytes];
    private long _size;
    private long _left;

    /// <summary>Writes a whole entry.</summary>
    /// <param name="name">See <see cref="TarHeader.Write"/>.</param>
    /// <param name="contents">Its contents.</param>
    /// <param name="cancel">Gives up.</param>
    /// <param name="modified">When it was last changed, in seconds since 1970.</param>
    public async ValueTask WriteAsync(
        string name, ReadOnlyMemory<byte> contents, CancellationToken cancel, long modified = 0)
    {
        await BeginAsync(name, contents.Length, cancel, modified).ConfigureAwait(false);
        await AppendAsync(contents, cancel).ConfigureAwait(false);
    }

    /// <summary>Writes an entry whose contents are a text.</summary>
    public ValueTask WriteAsync(string name, string contents, CancellationToken cancel) =>
        WriteAsync(name, Encoding.UTF8.GetBytes(contents), cancel);

    /// <summary>Begins an entry whose contents follow through <see cref="AppendAsync"/>.</summary>
    /// <exception cref="InvalidOperationException">Contents of the entry before are missing.</exception>
    public async ValueTask BeginAsync(string name, long size, CancellationToken cancel, long modified = 0)
    {
        RequireComplete();
        TarHeader.Write(_record, name, size, modified);
        await target.WriteAsync(_record.AsMemory(0, TarHeader.RecordBytes), cancel).ConfigureAwait(false);
        _left = _size = size;
    }

    /// <summary>Writes contents of the entry that was begun; its padding behind the last of them.</summary>
    /// <exception cref="InvalidOperationException">More than was announced.</exception>
    public async ValueTask AppendAsync(ReadOnlyMemory<byte> contents, CancellationToken cancel)
    {
        if (contents.Length > _left)
        {
            throw new InvalidOperationException("More contents than the header says.");
        }
        if (contents.IsEmpty)
        {
            return;
        }
        await target.WriteAsync(contents, cancel).ConfigureAwait(false);
        _left -= contents.Length;
        if (_left == 0 && TarHeader.PaddingOf(_size) is > 0 and int padding)
        {
            _record.AsSpan().Clear();
            await target.WriteAsync(_record.AsMemory(0, padding), cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Writes bytes that are whole entries already.</summary>
    /// <exception cref="InvalidOperationException">Contents of the entry before are missing.</exception>
    public ValueTask WriteEntriesAsync(ReadOnlyMemory<byte> entries, CancellationToken cancel)
    {
        RequireComplete();
        return target.WriteAsync(entries, cancel);
    }

    /// <summary>Writes the end mark: two records of zeros.</summary>
    public ValueTask EndAsync(CancellationToken cancel)
    {
        RequireComplete();
        _record.AsSpan().Clear();
        return target.WriteAsync(_record, cancel);
    }

    private void RequireComplete()
    {
        if (_left > 0)
        {
            throw new InvalidOperationException("Less contents than the header says.");
        }
    }
}
