using Xen.Model.Ports;
using Xen.Model.Testing;

namespace Xen.Model.Simulation.Fuzz;

/// <summary>A closed log with checkpoints, as a simulated world left it, and what is in it. Not changed.</summary>
internal sealed class FuzzCorpus
{
    private const int Steps = 120;

    private FuzzCorpus(IReadOnlyDictionary<string, byte[]> files, IReadOnlyList<Written> commits)
    {
        Files = files;
        Commits = commits;
        Segments = [.. files.Keys.Where(name => !IsCheckpoint(name))];
        Checkpoints = [.. files.Keys.Where(IsCheckpoint)];
    }

    /// <summary>All files, by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; }

    /// <summary>Names of the log's files, oldest first.</summary>
    public string[] Segments { get; }

    /// <summary>Names of the checkpoints, oldest first.</summary>
    public string[] Checkpoints { get; }

    /// <summary>Every commit since the beginning of the log.</summary>
    public IReadOnlyList<Written> Commits { get; }

    /// <summary>Lets a world live in peace, and takes what it leaves.</summary>
    public static FuzzCorpus Of(ulong seed)
    {
        SimKnobs knobs = SimKnobs.Draw(new SeededRandomSource(seed)) with
        {
            Steps = Steps,
            EndPercent = 0,
            SegmentBytes = 8192,
            CheckpointEvery = 40,
            RetainedEvents = null,
            Ends = new Dictionary<int, SimEnd> { [50] = SimEnd.Close, [90] = SimEnd.PowerLoss },
        };
        using var world = new SimWorld(seed, null, knobs);
        world.Run();
        SimulatedDisk disk = world.Disk;
        Dictionary<string, byte[]> files = disk.List().ToDictionary(name => name, disk.Contents);
        return new FuzzCorpus(new SortedDictionary<string, byte[]>(files, StringComparer.Ordinal), world.Commits);
    }

    /// <summary>A disk with all files, some of them replaced; null for one that is missing.</summary>
    public SimulatedDisk Disk(params (string Name, byte[]? Bytes)[] changed)
    {
        var disk = new SimulatedDisk(new SeededRandomSource(1));
        foreach ((string name, byte[] bytes) in Files)
        {
            (string Name, byte[]? Bytes) change = changed.FirstOrDefault(item => item.Name == name);
            if ((change.Name is null ? bytes : change.Bytes) is { } content)
            {
                disk.Replace(name, content);
            }
        }
        return disk;
    }

    /// <summary>True when a log holds these commits in a row and nothing else.</summary>
    public bool IsPartOfIt(IEnumerable<StoredCommit> found)
    {
        int at = -1;
        foreach (StoredCommit commit in found)
        {
            if (commit.IsNote)
            {
                continue;
            }
            at = at < 0 ? IndexOf(commit) : at + 1;
            if (at < 0 || at >= Commits.Count || Commits[at].FirstId != commit.FirstId
                || !commit.Body.Span.SequenceEqual(Commits[at].Body))
            {
                return false;
            }
        }
        return true;
    }

    private int IndexOf(StoredCommit commit)
    {
        for (int at = 0; at < Commits.Count; at++)
        {
            if (Commits[at].FirstId == commit.FirstId)
            {
                return at;
            }
        }
        return -1;
    }

    private static bool IsCheckpoint(string name) => name.EndsWith(".checkpoint", StringComparison.Ordinal);
}
