using System.Globalization;
using System.Text;

namespace Xen.Model.Formats.Tar;

/// <summary>
/// Reads an archive from a stream that need not be seekable, and stops behind its end mark. Takes as much memory for a
/// large archive as for a small one. Other than the reader of the base library it bounds extensions, and tells an
/// archive with its end mark from one that was cut between two entries. Not thread-safe.
/// </summary>
/// <param name="source">Where from; stays open. Bytes behind the end mark may have been read from it.</param>
/// <param name="limits">What is put up with; the defaults when null.</param>
public sealed class TarReader(Stream source, TarLimits? limits = null)
{
    private const int BufferBytes = 64 * 1024;

    private readonly TarLimits _limits = limits ?? TarLimits.Default;
    private readonly byte[] _buffer = new byte[BufferBytes];
    private int _start;
    private int _end;
    private long _left;
    private int _padding;
    private long _entries;

    /// <summary>True once the end mark was read.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Goes to the next entry, past what is left of the present one; null behind the last.</summary>
    /// <exception cref="TarException">What follows is no tar archive.</exception>
    /// <exception cref="EndOfStreamException">The stream ended before the end mark.</exception>
    public async ValueTask<TarEntry?> NextAsync(CancellationToken cancel)
    {
        string? longName = null;
        long? longSize = null;
        while (!IsAtEnd)
        {
            await SkipAsync(_left + _padding, cancel).ConfigureAwait(false);
            _left = _padding = 0;
            ReadOnlyMemory<byte> record = await RecordAsync(cancel).ConfigureAwait(false);
            if (!record.Span.ContainsAnyExcept((byte)0))
            {
                await EndMarkAsync(cancel).ConfigureAwait(false);
                break;
            }
            TarEntry entry = TarHeader.Read(record.Span);
            Count();
            _left = longSize ?? entry.Size;
            _padding = TarHeader.PaddingOf(_left);
            switch (entry.Kind)
            {
                case TarKind.GnuLongName:
                    longName = TarHeader.Text(await ExtensionAsync(entry, cancel).ConfigureAwait(false));
                    break;
                case TarKind.PaxHeader:
                    ReadPax(await ExtensionAsync(entry, cancel).ConfigureAwait(false), ref longName, ref longSize);
                    break;
                case TarKind.PaxGlobal or TarKind.GnuLongLink:
                    break;
                default:
                    return new TarEntry(longName ?? entry.Name, _left, entry.Kind);
            }
        }
        return null;
    }

    /// <summary>Reads contents of the present entry; 0 at their end.</summary>
    /// <exception cref="EndOfStreamException">The stream ended in the midst of them.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancel)
    {
        if (_left < target.Length)
        {
            target = target[..(int)_left];
        }
        if (target.IsEmpty)
        {
            return 0;
        }
        int count = Math.Min(_end - _start, target.Length);
        if (count > 0)
        {
            _buffer.AsMemory(_start, count).CopyTo(target);
            _start += count;
        }
        else
        {
            count = target.Length >= BufferBytes
                ? Some(await source.ReadAsync(target, cancel).ConfigureAwait(false))
                : await ThroughBufferAsync(target, cancel).ConfigureAwait(false);
        }
        _left -= count;
        return count;
    }

    /// <summary>Reads all contents of the present entry, or as many as the target takes.</summary>
    /// <returns>How many bytes.</returns>
    public async ValueTask<int> ReadFullyAsync(Memory<byte> target, CancellationToken cancel)
    {
        int total = 0;
        while (total < target.Length
            && await ReadAsync(target[total..], cancel).ConfigureAwait(false) is > 0 and int count)
        {
            total += count;
        }
        return total;
    }

    private async ValueTask<int> ThroughBufferAsync(Memory<byte> target, CancellationToken cancel)
    {
        await FillAsync(cancel).ConfigureAwait(false);
        int count = Math.Min(_end - _start, target.Length);
        _buffer.AsMemory(_start, count).CopyTo(target);
        _start += count;
        return count;
    }

    private async ValueTask EndMarkAsync(CancellationToken cancel)
    {
        ReadOnlyMemory<byte> second = await RecordAsync(cancel).ConfigureAwait(false);
        if (second.Span.ContainsAnyExcept((byte)0))
        {
            throw new TarException("One record of zeros stands alone within the archive");
        }
        IsAtEnd = true;
    }

    /// <summary>The next record, valid until something else is read.</summary>
    private async ValueTask<ReadOnlyMemory<byte>> RecordAsync(CancellationToken cancel)
    {
        while (_end - _start < TarHeader.RecordBytes)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
            _end += Some(await source.ReadAsync(_buffer.AsMemory(_end), cancel).ConfigureAwait(false));
        }
        _start += TarHeader.RecordBytes;
        return _buffer.AsMemory(_start - TarHeader.RecordBytes, TarHeader.RecordBytes);
    }

    private async ValueTask SkipAsync(long count, CancellationToken cancel)
    {
        while (count > 0)
        {
            if (_start == _end)
            {
                await FillAsync(cancel).ConfigureAwait(false);
            }
            int skipped = (int)Math.Min(count, _end - _start);
            _start += skipped;
            count -= skipped;
        }
    }

    private async ValueTask FillAsync(CancellationToken cancel)
    {
        _start = 0;
        _end = 0;
        _end = Some(await source.ReadAsync(_buffer, cancel).ConfigureAwait(false));
    }

    private static int Some(int count) =>
        count > 0 ? count : throw new EndOfStreamException("The archive ends before its end mark");

    private async ValueTask<byte[]> ExtensionAsync(TarEntry entry, CancellationToken cancel)
    {
        if (entry.Size > _limits.ExtensionBytesMax)
        {
            throw new TarException("A long name or pax header is too long");
        }
        byte[] contents = new byte[(int)entry.Size];
        _left = contents.Length;
        _padding = TarHeader.PaddingOf(_left);
        await ReadFullyAsync(contents, cancel).ConfigureAwait(false);
        return contents;
    }

    private void Count()
    {
        if (++_entries > _limits.EntriesMax)
        {
            throw new TarException("The archive has too many entries");
        }
    }

    /// <summary>Takes path and size from lines of <c>LENGTH KEY=VALUE</c>; other keys change nothing here.</summary>
    private static void ReadPax(ReadOnlySpan<byte> lines, ref string? name, ref long? size)
    {
        while (!lines.IsEmpty)
        {
            int blank = lines.IndexOf((byte)' ');
            if (blank is <= 0 or > 6 || !TryDecimal(lines[..blank], out long length)
                || length <= blank + 1 || length > lines.Length)
            {
                throw new TarException("A pax header is damaged");
            }
            ReadOnlySpan<byte> pair = lines[(blank + 1)..(int)length].TrimEnd((byte)'\n');
            int equals = pair.IndexOf((byte)'=');
            ReadOnlySpan<byte> value = equals < 0 ? default : pair[(equals + 1)..];
            if (pair.StartsWith("path="u8))
            {
                name = Encoding.UTF8.GetString(value);
            }
            else if (pair.StartsWith("size="u8))
            {
                size = TryDecimal(value, out long number) && number <= TarHeader.SizeMax
                    ? number
                    : throw new TarException("The size in a pax header is no number");
            }
            lines = lines[(int)length..];
        }
    }

    private static bool TryDecimal(ReadOnlySpan<byte> text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
