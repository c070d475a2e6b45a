using Xen.Model.Ports;

namespace Xen.Model.Testing;

/// <summary>
/// A disk in memory that can fail in every way a real one does, always the same way for the same seed. Thread-safe as
/// far as <see cref="ILogDisk"/> asks for it; what a crash leaves follows from the seed only when the calls come in the
/// same order.
/// </summary>
/// <param name="random">What the faults are drawn from; used by this disk alone.</param>
public sealed partial class SimulatedDisk(SeededRandomSource random) : ILogDisk
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SimulatedContent> _files = [];
    private readonly Dictionary<string, SimulatedContent> _durableNames = [];
    private readonly List<NameChange> _unsyncedNames = [];
    private bool _isDisposed;

    /// <inheritdoc/>
    public string Path => "simulated disk";

    /// <summary>
    /// Room for all files together, in bytes; each file takes whole pages of 4 KiB of its length. What would take more
    /// throws an <see cref="IOException"/> whose <see cref="Exception.HResult"/> is 28 (ENOSPC), after a write has
    /// filled what room there was. Null for no limit.
    /// </summary>
    public long? CapacityBytes { get; set; }

    /// <summary>The room that all files take now, in bytes.</summary>
    public long UsedBytes
    {
        get
        {
            lock (_gate)
            {
                return _files.Values.Distinct().Sum(file => WholePages(file.Length));
            }
        }
    }

    /// <summary>
    /// What opening the disk anew would find after its owner ended at this moment. This disk stays as it is and may be
    /// asked again, for another draw.
    /// </summary>
    /// <param name="kind">How the owner ended.</param>
    /// <returns>An independent disk with the same limit and no faults planned.</returns>
    public SimulatedDisk Crash(CrashKind kind)
    {
        lock (_gate)
        {
            var left = new SimulatedDisk(new SeededRandomSource((ulong)random.NextInt(int.MaxValue)))
            {
                CapacityBytes = CapacityBytes,
            };
            if (kind == CrashKind.PowerLoss)
            {
                LosePower(left);
            }
            else
            {
                EndProcess(left);
            }
            return left;
        }
    }

    /// <summary>The bytes of a file, past all counting and faults.</summary>
    /// <exception cref="FileNotFoundException">There is none of that name.</exception>
    public byte[] Contents(string name)
    {
        lock (_gate)
        {
            SimulatedContent file = Find(name);
            byte[] bytes = new byte[file.Length];
            file.Read(0, bytes);
            return bytes;
        }
    }

    /// <summary>
    /// Puts a durable file in the place of the one of that name, if any, past all counting and faults.
    /// </summary>
    public void Replace(string name, ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            var file = new SimulatedContent();
            file.Write(0, bytes);
            file.Flush();
            _files[name] = file;
            _durableNames[name] = file;
        }
    }

    /// <summary>Changes one bit of a file for good, as a failing disk does it.</summary>
    /// <param name="name">The file.</param>
    /// <param name="offset">The byte; within the file.</param>
    /// <param name="bit">The bit, from 0 to 7.</param>
    public void FlipBit(string name, long offset, int bit)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)bit, 7u);
        lock (_gate)
        {
            SimulatedContent file = Find(name);
            ArgumentOutOfRangeException.ThrowIfNegative(offset);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(offset, file.Length);
            file.Flip(offset, bit);
        }
    }

    /// <summary>Open files stay usable, and so does <see cref="Crash"/>.</summary>
    public void Dispose() => _isDisposed = true;

    private void EndProcess(SimulatedDisk left)
    {
        var copies = new Dictionary<SimulatedContent, SimulatedContent>();
        foreach ((string name, SimulatedContent file) in _files)
        {
            left._files.Add(name, Copy(file));
        }
        foreach ((string name, SimulatedContent file) in _durableNames)
        {
            left._durableNames.Add(name, Copy(file));
        }
        left._unsyncedNames.AddRange(_unsyncedNames.Select(change => change with { File = Copy(change.File) }));

        SimulatedContent Copy(SimulatedContent file)
        {
            if (!copies.TryGetValue(file, out SimulatedContent? copy))
            {
                copy = file.AfterProcessEnd();
                copies.Add(file, copy);
            }
            return copy;
        }
    }

    /// <summary>
    /// Some file systems keep the changes of names in order, so that a first few are left; others do not, so that any
    /// may be.
    /// </summary>
    private void LosePower(SimulatedDisk left)
    {
        Dictionary<string, SimulatedContent> names = new(_durableNames);
        bool inOrder = random.Chance(50);
        int first = random.NextInt(_unsyncedNames.Count + 1);
        for (int at = 0; at < _unsyncedNames.Count; at++)
        {
            if (inOrder ? at < first : random.Chance(50))
            {
                _unsyncedNames[at].Do(names);
            }
        }
        var lost = new Dictionary<SimulatedContent, SimulatedContent>();
        foreach ((string name, SimulatedContent file) in names.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            if (!lost.TryGetValue(file, out SimulatedContent? content))
            {
                content = file.AfterPowerLoss(random);
                lost.Add(file, content);
            }
            left._files.Add(name, content);
            left._durableNames.Add(name, content);
        }
    }

    private static long WholePages(long length) =>
        (length + SparseBytes.PageSize - 1) / SparseBytes.PageSize * SparseBytes.PageSize;

    private SimulatedContent Find(string name) => _files.TryGetValue(Checked(name), out SimulatedContent? file)
        ? file
        : throw new FileNotFoundException($"there is no file {name} on the {Path}", name);

    private static string Checked(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return name is "." or ".." || name.AsSpan().ContainsAny('/', '\\', '\0')
            ? throw new ArgumentException($"'{name}' cannot be the name of a file", nameof(name))
            : name;
    }
}
