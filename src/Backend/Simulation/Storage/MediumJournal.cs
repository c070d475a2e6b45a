using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>
/// Says what is on a medium of files: entries one behind the other, each with its length and a checksum. An entry that
/// a crash cut short is cut off; a journal that is mostly history is written anew when it is opened. Entries may be
/// added at any time; taking and writing happen one at a time.
/// </summary>
internal sealed class MediumJournal : IDisposable
{
    private const int HeadBytes = 8;
    private const long CompactFromBytes = 1 << 20;

    private readonly SafeFileHandle _file;
    private readonly Lock _gate = new();
    private MemoryStream _pending = new();
    private MemoryStream _taken = new();
    private long _length;

    private MediumJournal(SafeFileHandle file, long length)
    {
        _file = file;
        _length = length;
    }

    /// <summary>Opens a journal, or makes one, and reads it.</summary>
    public static MediumJournal Open(string path, out MediumContent content)
    {
        byte[] bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
        var reader = new MediumJournalReader();
        int good = 0;
        while (TryEntry(bytes, good, out ReadOnlyMemory<byte> entry))
        {
            reader.Apply(entry);
            good += HeadBytes + entry.Length;
        }
        content = reader.Content();
        if (good > CompactFromBytes && good / 2 > reader.LiveBytes)
        {
            good = Rewrite(path, content);
        }
        SafeFileHandle file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        RandomAccess.SetLength(file, good);
        return new MediumJournal(file, good);
    }

    /// <summary>A repository as it is described now.</summary>
    public void Add(SimulatedRepository repository) => Add(MediumEntry.Repository, writer =>
        writer.Write(JsonSerializer.Serialize(NotedRepository.Of(repository))));

    /// <summary>A repository that is gone.</summary>
    public void AddRemoved(string repository) =>
        Add(MediumEntry.RepositoryRemoved, writer => writer.Write(repository));

    /// <summary>An image as it is described now, whatever its blocks.</summary>
    public void Add(string repository, SimulatedImage image) => Add(MediumEntry.Image, writer =>
    {
        writer.Write(repository);
        writer.Write(JsonSerializer.Serialize(NotedImage.Of(image)));
    });

    /// <summary>An image that is gone.</summary>
    public void AddRemoved(string repository, string location) => Add(MediumEntry.ImageRemoved, writer =>
    {
        writer.Write(repository);
        writer.Write(location);
    });

    /// <summary>The blocks of an image that have changed.</summary>
    /// <returns>How many slots the image has given up.</returns>
    public long AddBlocks(string repository, SimulatedImage? before, SimulatedImage after)
    {
        ImmutableSortedDictionary<long, DiskBlock> old =
            before?.Blocks ?? ImmutableSortedDictionary<long, DiskBlock>.Empty;
        var changed = new List<KeyValuePair<long, DiskBlock>>();
        long wasted = 0;
        foreach ((long number, DiskBlock block) in Changed(old, after.Blocks))
        {
            changed.Add(KeyValuePair.Create(number, block));
            wasted += old.TryGetValue(number, out DiskBlock given) && given.Slot > 0 ? 1 : 0;
        }
        AddBlocks(repository, after.Location, changed);
        return wasted;
    }

    /// <summary>Blocks of an image that were written; one of no number is gone.</summary>
    public void AddBlocks(
        string repository, string location, IReadOnlyList<KeyValuePair<long, DiskBlock>> blocks) =>
        Add(MediumEntry.Blocks, writer =>
        {
            writer.Write(repository);
            writer.Write(location);
            writer.Write7BitEncodedInt(blocks.Count);
            foreach ((long number, DiskBlock block) in blocks)
            {
                writer.Write7BitEncodedInt64(number);
                writer.Write7BitEncodedInt64(block.Id);
                writer.Write7BitEncodedInt64(block.Slot);
            }
        });

    /// <summary>Takes what was added since the last time, to be written; false when there is nothing.</summary>
    public bool Take()
    {
        lock (_gate)
        {
            if (_taken.Length == 0)
            {
                (_pending, _taken) = (_taken, _pending);
            }
            return _taken.Length > 0;
        }
    }

    /// <summary>Makes durable what was taken.</summary>
    public void Write()
    {
        RandomAccess.Write(_file, _taken.GetBuffer().AsSpan(0, (int)_taken.Length), _length);
        RandomAccess.FlushToDisk(_file);
        _length += _taken.Length;
        _taken.SetLength(0);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static IEnumerable<KeyValuePair<long, DiskBlock>> Changed(
        ImmutableSortedDictionary<long, DiskBlock> before, ImmutableSortedDictionary<long, DiskBlock> after)
    {
        foreach ((long number, DiskBlock block) in after)
        {
            if (!before.TryGetValue(number, out DiskBlock known) || known != block)
            {
                yield return KeyValuePair.Create(number, block);
            }
        }
        foreach (long number in before.Keys)
        {
            if (!after.ContainsKey(number))
            {
                yield return KeyValuePair.Create(number, default(DiskBlock));
            }
        }
    }

    private static int Rewrite(string path, MediumContent content)
    {
        string fresh = path + ".new";
        using (SafeFileHandle file = File.OpenHandle(fresh, FileMode.Create, FileAccess.ReadWrite))
        {
            // The file is closed with it.
            using var journal = new MediumJournal(file, 0);
            foreach (SimulatedRepository repository in content.Repositories)
            {
                journal.Add(repository);
            }
            foreach ((string repository, SimulatedImage image) in content.Images)
            {
                journal.Add(repository, image);
                journal.AddBlocks(repository, image.Location, [.. image.Blocks]);
            }
            journal.Take();
            journal.Write();
            File.Move(fresh, path, overwrite: true);
            return (int)journal._length;
        }
    }

    private static bool TryEntry(byte[] bytes, int at, out ReadOnlyMemory<byte> entry)
    {
        entry = default;
        if (bytes.Length - at < HeadBytes)
        {
            return false;
        }
        int length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
        uint sum = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + sizeof(int)));
        if (length <= 0 || length > bytes.Length - at - HeadBytes)
        {
            return false;
        }
        entry = bytes.AsMemory(at + HeadBytes, length);
        return SumOf(entry.Span) == sum;
    }

    private static uint SumOf(ReadOnlySpan<byte> bytes)
    {
        uint sum = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }
        foreach (byte last in bytes)
        {
            sum = BitOperations.Crc32C(sum, last);
        }
        return ~sum;
    }

    private void Add(MediumEntry kind, Action<BinaryWriter> write)
    {
        lock (_gate)
        {
            long start = _pending.Position = _pending.Length;
            _pending.Write(stackalloc byte[HeadBytes]);
            using (var writer = new BinaryWriter(_pending, Encoding.UTF8, leaveOpen: true))
            {
                writer.Write((byte)kind);
                write(writer);
            }
            Span<byte> entry = _pending.GetBuffer().AsSpan((int)start, (int)(_pending.Length - start));
            BinaryPrimitives.WriteInt32LittleEndian(entry, entry.Length - HeadBytes);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[sizeof(int)..], SumOf(entry[HeadBytes..]));
        }
    }
}
