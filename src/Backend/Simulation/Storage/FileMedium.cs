using Microsoft.Win32.SafeHandles;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>
/// Disks in two files: <c>blocks</c> holds the bytes, a slot for each block that was written, and <c>journal</c> says
/// which slot belongs where. A slot is written once and told of only when its bytes are durable; it is used again only
/// when the journal no longer gives it to anybody. So whatever the journal says is on the disk, is there after a crash.
/// </summary>
internal sealed class FileMedium : DiskMedium
{
    /// <summary>How long what was written may stay out of the journal.</summary>
    public static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);

    private readonly Lock _flushing = new();
    private readonly SafeFileHandle _blocks;
    private readonly MediumJournal _journal;
    private readonly Func<IEnumerable<SimulatedImage>> _images;
    private readonly Stack<long> _free = new();
    private readonly Timer _timer;
    private long _slots;
    private long _wasted;
    private int _readers;
    private volatile bool _isClosed;

    private FileMedium(
        SafeFileHandle blocks, MediumJournal journal, Func<IEnumerable<SimulatedImage>> images)
    {
        _blocks = blocks;
        _journal = journal;
        _images = images;
        _timer = new Timer(_ => FlushQuietly(), null, FlushInterval, FlushInterval);
    }

    /// <summary>Opens the files of a folder, or makes them, and reads what is on them.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="images">All images there are, whenever it is asked.</param>
    /// <param name="content">What was on the medium.</param>
    /// <exception cref="InvalidDataException">The two files do not belong together.</exception>
    public static FileMedium Open(
        string folder, Func<IEnumerable<SimulatedImage>> images, out MediumContent content)
    {
        CreateFolder(folder);
        SafeFileHandle blocks = File.OpenHandle(
            Path.Combine(folder, "blocks"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            var journal = MediumJournal.Open(Path.Combine(folder, "journal"), out content);
            var medium = new FileMedium(blocks, journal, images);
            medium.FindFree(content.Images.Select(image => image.Image), RandomAccess.GetLength(blocks));
            return medium;
        }
        catch
        {
            blocks.Dispose();
            throw;
        }
    }

    public override DiskBlock Keep(long id, ReadOnlySpan<byte> bytes)
    {
        if (_free.Count == 0 && _wasted > Math.Max(SimulatedStorage.WastedBlocksMin, _slots / 4))
        {
            Sweep();
        }
        long slot = _free.TryPop(out long free) ? free : ++_slots;
        RandomAccess.Write(_blocks, bytes, (slot - 1) * DiskBlock.Size);
        return new DiskBlock(id, null, slot);
    }

    public override void Read(DiskBlock block, int within, Span<byte> into)
    {
        long offset = ((block.Slot - 1) * DiskBlock.Size) + within;
        while (!into.IsEmpty)
        {
            int count = RandomAccess.Read(_blocks, into, offset);
            if (count == 0)
            {
                throw new IOException("the file of the disks' blocks is too short");
            }
            into = into[count..];
            offset += count;
        }
    }

    public override void EnterRead() => Interlocked.Increment(ref _readers);

    public override void ExitRead() => Interlocked.Decrement(ref _readers);

    public override void Note(SimulatedRepository repository) => _journal.Add(repository);

    public override void NoteRemoved(string repository) => _journal.AddRemoved(repository);

    public override void Note(string repository, SimulatedImage? before, SimulatedImage after)
    {
        if (before is null || before with { Blocks = after.Blocks } != after)
        {
            _journal.Add(repository, after);
        }
        if (!ReferenceEquals(before?.Blocks, after.Blocks))
        {
            _wasted += _journal.AddBlocks(repository, before, after);
        }
    }

    public override void NoteWritten(
        string repository, string location, IReadOnlyList<KeyValuePair<long, DiskBlock>> blocks, int givenUp)
    {
        _wasted += givenUp;
        _journal.AddBlocks(repository, location, blocks);
    }

    public override void NoteRemoved(string repository, SimulatedImage image)
    {
        _wasted += image.Blocks.Count;
        _journal.AddRemoved(repository, image.Location);
    }

    public override void Flush()
    {
        lock (_flushing)
        {
            if (_isClosed || !_journal.Take())
            {
                return;
            }
            // What the journal tells of must be there before it is told.
            RandomAccess.FlushToDisk(_blocks);
            _journal.Write();
        }
    }

    public override void Dispose()
    {
        _timer.Dispose();
        Flush();
        lock (_flushing)
        {
            _isClosed = true;
            _journal.Dispose();
            _blocks.Dispose();
        }
    }

    /// <summary>Disks are nobody's but the server's.</summary>
    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(
                folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Nobody waits for it; the next one, or the next operation, tells of the trouble.</summary>
    private void FlushQuietly()
    {
        try
        {
            Flush();
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException)
        {
            // The entries are kept for the next time.
        }
    }

    /// <summary>Finds slots that no image has any more, unless somebody may still read them.</summary>
    private void Sweep()
    {
        if (Volatile.Read(ref _readers) > 0)
        {
            return;
        }
        // Only what nobody is given by the durable journal may be written over.
        Flush();
        FindFree(_images(), _slots * DiskBlock.Size);
    }

    private void FindFree(IEnumerable<SimulatedImage> images, long length)
    {
        var used = new HashSet<long>();
        foreach (SimulatedImage image in images)
        {
            foreach (DiskBlock block in image.Blocks.Values)
            {
                if (block.Slot > 0)
                {
                    used.Add(block.Slot);
                }
            }
        }
        long last = used.Count == 0 ? 0 : used.Max();
        if (last * DiskBlock.Size > length)
        {
            throw new InvalidDataException("the journal of the disks tells of blocks that are not there");
        }
        _slots = last;
        RandomAccess.SetLength(_blocks, last * DiskBlock.Size);
        _free.Clear();
        for (long slot = last; slot > 0; slot--)
        {
            if (!used.Contains(slot))
            {
                _free.Push(slot);
            }
        }
        _wasted = 0;
    }
}
