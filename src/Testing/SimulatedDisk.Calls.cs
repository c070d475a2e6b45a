using Xen.Model.Ports;

namespace Xen.Model.Testing;

/// <summary>The calls of the disk and of its files, each counted and each a place for a fault.</summary>
public sealed partial class SimulatedDisk
{
    private const int NoRoom = 28;

    private readonly long[] _counts = new long[Enum.GetValues<DiskCall>().Length];
    private readonly Dictionary<long, DiskFault> _plan = [];

    /// <summary>How many calls there were so far; the next one has this number plus one.</summary>
    public long Calls { get; private set; }

    /// <summary>How many bytes were written so far.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>How many bytes were read so far.</summary>
    public long BytesRead { get; private set; }

    /// <summary>True once a <see cref="DiskFault.Crash"/> has happened.</summary>
    public bool HasCrashed { get; private set; }

    /// <summary>
    /// Told of every call before it is carried out, by the thread that makes it and outside of every lock: here a test
    /// makes a flush slow, by waiting or by moving its clock.
    /// </summary>
    public Action<DiskCall>? BeforeCall { get; set; }

    /// <summary>How many calls of a kind there were so far.</summary>
    public long Count(DiskCall kind) => Interlocked.Read(ref _counts[(int)kind]);

    /// <summary>Plans a fault.</summary>
    /// <param name="call">The number of the call, counted from 1 over all kinds since the disk was made.</param>
    /// <param name="fault">What happens at it.</param>
    public void FaultAt(long call, DiskFault fault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(call, 1);
        lock (_gate)
        {
            _plan[call] = fault;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List()
    {
        List<string> names = [];
        Do(DiskCall.List, () => names.AddRange(_files.Keys));
        names.Sort(StringComparer.Ordinal);
        return names;
    }

    /// <inheritdoc/>
    public ILogFile Create(string name)
    {
        var file = new SimulatedContent();
        Do(DiskCall.Create, () =>
        {
            if (_files.ContainsKey(Checked(name)))
            {
                throw new IOException($"there is a file {name} on the {Path} already");
            }
            Change(new NameChange(null, name, file));
        });
        return new SimulatedFile(this, name, file);
    }

    /// <inheritdoc/>
    public ILogFile Open(string name)
    {
        SimulatedContent? file = null;
        Do(DiskCall.Open, () => file = Find(name));
        return new SimulatedFile(this, name, file!);
    }

    /// <inheritdoc/>
    /// <exception cref="FileNotFoundException">There is none of that name.</exception>
    public void Delete(string name) =>
        Do(DiskCall.Delete, () => Change(new NameChange(name, null, Find(name))));

    /// <inheritdoc/>
    /// <exception cref="FileNotFoundException">There is none of that name.</exception>
    public void Rename(string name, string newName) =>
        Do(DiskCall.Rename, () => Change(new NameChange(name, Checked(newName), Find(name))));

    /// <inheritdoc/>
    public void SyncNames() => Do(
        DiskCall.SyncNames, () => Sync(_unsyncedNames.Count), () => Sync(random.NextInt(_unsyncedNames.Count + 1)));

    internal int Read(SimulatedContent file, long offset, Span<byte> buffer)
    {
        byte[] bytes = [];
        int wanted = buffer.Length;
        Do(DiskCall.Read, () =>
        {
            bytes = new byte[Math.Clamp(file.Length - offset, 0, wanted)];
            BytesRead += file.Read(offset, bytes);
        });
        bytes.CopyTo(buffer);
        return bytes.Length;
    }

    internal void Write(SimulatedContent file, long offset, byte[] bytes)
    {
        Do(DiskCall.Write, Whole, () => Put(random.NextInt(bytes.Length + 1)));

        void Whole()
        {
            long room = WholePages(file.Length) + Room() - offset;
            Put((int)Math.Clamp(room, 0, bytes.Length));
            if (room < bytes.Length)
            {
                throw Full();
            }
        }

        void Put(int count)
        {
            if (count > 0)
            {
                file.Write(offset, bytes.AsSpan(0, count));
                BytesWritten += count;
            }
        }
    }

    internal void SetLength(SimulatedContent file, long length) => Do(DiskCall.SetLength, () =>
    {
        if (WholePages(length) - WholePages(file.Length) > Room())
        {
            throw Full();
        }
        file.SetLength(length);
    });

    internal void Flush(SimulatedContent file) => Do(
        DiskCall.Flush, file.Flush, () => file.FlushSome(random), () => file.GiveUpSome(random));

    internal long LengthOf(SimulatedContent file)
    {
        lock (_gate)
        {
            return file.Length;
        }
    }

    /// <summary>Carries out a call, or what its fault leaves of it.</summary>
    /// <param name="kind">The kind of the call.</param>
    /// <param name="whole">All of its work.</param>
    /// <param name="part">A part of its work; nothing when null.</param>
    /// <param name="failed">What it does when it fails; nothing when null.</param>
    private void Do(DiskCall kind, Action whole, Action? part = null, Action? failed = null)
    {
        BeforeCall?.Invoke(kind);
        lock (_gate)
        {
            bool isAboutNames = kind is not (DiskCall.Read or DiskCall.Write or DiskCall.SetLength or DiskCall.Flush);
            ObjectDisposedException.ThrowIf(_isDisposed && isAboutNames, this);
            if (HasCrashed)
            {
                throw new IOException($"the {Path} has crashed");
            }
            _counts[(int)kind]++;
            Calls++;
            if (_plan.Remove(Calls, out DiskFault fault))
            {
                DoFaulty(fault, whole, part, failed);
                throw fault == DiskFault.Full ? Full() : new IOException($"call {Calls}, {kind}: {fault} was planned");
            }
            whole();
        }
    }

    private void DoFaulty(DiskFault fault, Action whole, Action? part, Action? failed)
    {
        switch (fault)
        {
            case DiskFault.Fail:
                failed?.Invoke();
                break;
            case DiskFault.Tear:
                part?.Invoke();
                failed?.Invoke();
                break;
            case DiskFault.Crash:
                HasCrashed = true;
                Action?[] fates = [null, part, whole];
                random.Pick(fates)?.Invoke();
                break;
        }
    }

    private void Change(NameChange change)
    {
        change.Do(_files);
        _unsyncedNames.Add(change);
    }

    private void Sync(int count)
    {
        _unsyncedNames.GetRange(0, count).ForEach(change => change.Do(_durableNames));
        _unsyncedNames.RemoveRange(0, count);
    }

    /// <summary>Room that no file has taken; negative when the limit was lowered below what they have.</summary>
    private long Room() => CapacityBytes is { } capacity ? capacity - UsedBytes : long.MaxValue / 2;

    private IOException Full() => new($"the disk is full: no room on the {Path}", NoRoom);
}
