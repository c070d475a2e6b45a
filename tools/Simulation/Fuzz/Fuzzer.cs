using System.Diagnostics;
using Xen.Model.Codec;
using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Log;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Simulation.Fuzz;

/// <summary>
/// Reads damaged logs, commits and checkpoints. Whatever the damage: only the documented exceptions, in bounded time
/// and memory, and nothing that was changed is taken for whole. Not thread-safe.
/// </summary>
public sealed class Fuzzer
{
    private const long MemoryMax = 256L << 20;
    private const int CommitsPerState = 400;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly ulong _seed;
    private readonly SeededRandomSource _random;
    private readonly Mutator _mutator;
    private readonly FuzzCorpus _corpus;
    private readonly CheckpointBody[] _checkpointBodies;
    private StateReplayer _state = null!;
    private int _stateUses;

    /// <summary>Makes a fuzzer; the same seed does the same.</summary>
    public Fuzzer(ulong seed)
    {
        _seed = seed;
        _random = new SeededRandomSource(seed);
        _mutator = new Mutator(_random);
        _corpus = FuzzCorpus.Of(seed);
        _checkpointBodies = [.. _corpus.Checkpoints.SelectMany(name => CheckpointBody.In(_corpus.Files[name]))];
    }

    /// <summary>Reads that many damaged things.</summary>
    /// <exception cref="SimFailedException">Something else came than what is documented.</exception>
    public Tally Run(int count)
    {
        var tally = new Tally();
        for (int number = 1; number <= count; number++)
        {
            int kind = _random.NextInt(100);
            (string what, Func<bool> read) = kind switch
            {
                < 70 => ("commits", ReadCommit),
                < 88 => ("checkpoint blocks", ReadCheckpointBody),
                < 97 => ("logs", ReadLog),
                _ => ("checkpoints", (Func<bool>)ReadCheckpoint),
            };
            bool isAccepted = Read(what, number, read);
            tally.Add($"{what} {(isAccepted ? "accepted" : "refused")}");
        }
        return tally;
    }

    /// <summary>True when what was read was accepted, false when it was refused as documented.</summary>
    private bool Read(string what, int number, Func<bool> read)
    {
        long memory = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        bool isAccepted;
        try
        {
            isAccepted = read();
        }
        catch (Exception refusal) when (refusal is IOException or MessagePackException)
        {
            isAccepted = false;
        }
        catch (Exception other) when (other is not OutOfMemoryException)
        {
            throw Failed(what, number, other.ToString());
        }
        if (GC.GetAllocatedBytesForCurrentThread() - memory > MemoryMax)
        {
            throw Failed(what, number, "it took more memory than anything whole");
        }
        return Stopwatch.GetElapsedTime(start) < s_patience
            ? isAccepted
            : throw Failed(what, number, "it took far too long");
    }

    private bool ReadLog()
    {
        string name = _random.Pick(_corpus.Segments);
        string other = _random.Pick(_corpus.Segments);
        byte[]? damaged = _random.Chance(3) ? null : _mutator.Mutate(_corpus.Files[name], _corpus.Files[other]);
        using SegmentLogStorage log = SegmentLogStorage.Open(
            _corpus.Disk((name, damaged)), new SegmentLogOptions { SegmentSizeBytes = 8192, SealInBackground = false });
        return _corpus.IsPartOfIt(log.Read(log.Horizon))
            ? true
            : throw new SimFailedException("what was changed is refused", $"{name} {_mutator.Done}");
    }

    private bool ReadCommit()
    {
        if (_stateUses++ % CommitsPerState == 0)
        {
            _state = new StateReplayer();
            int upTo = 1 + _random.NextInt(_corpus.Commits.Count);
            foreach (Written commit in _corpus.Commits.Take(upTo))
            {
                _state.Replay(commit.Stored);
            }
        }
        Written basis = _random.Chance(50) ? _random.Pick(_corpus.Commits) : Next() ?? _random.Pick(_corpus.Commits);
        byte[] body = _mutator.Mutate(basis.Body, _random.Pick(_corpus.Commits).Body);
        int events = _random.Chance(90) ? basis.EventCount : _random.NextInt(20);
        var stored = new StoredCommit(new EventId(_state.Head.Value + 1), events, body);
        foreach (LoggedEvent item in CommitReader.Read(stored).Events())
        {
            _ = item.Fields.Length;
        }
        _ = CommitReader.Read(stored).Header.ToString();
        if (events > 0)
        {
            _state.Replay(stored);
            _stateUses = 0;
        }
        return true;
    }

    private Written? Next() => _corpus.Commits.FirstOrDefault(commit => commit.FirstId > _state.Head);

    private bool ReadCheckpointBody()
    {
        CheckpointBody basis = _random.Pick(_checkpointBodies);
        byte[] body = _mutator.Mutate(basis.Bytes, _random.Pick(_checkpointBodies).Bytes);
        int count = _random.Chance(90) ? basis.Count : _random.NextInt(1000);
        if (basis.HoldsObjects)
        {
            CheckpointDecoder.Objects(body, count);
        }
        else
        {
            CheckpointDecoder.Tombstones(body, count);
        }
        return true;
    }

    private bool ReadCheckpoint()
    {
        string name = _random.Pick(_corpus.Checkpoints);
        byte[] whole = _corpus.Files[name];
        byte[] damaged = _mutator.Mutate(whole, _corpus.Files[_random.Pick(_corpus.Checkpoints)]);
        var store = new CheckpointStore(_corpus.Disk((name, damaged)));
        using CheckpointFile file = store.Open(store.List().Single(item => item.FileName == name));
        foreach (long _ in file.Verify())
        {
        }
        new StateReplayer().Restore(file);
        return damaged.AsSpan().SequenceEqual(whole)
            ? true
            : throw new SimFailedException("what was changed is refused", $"{name} {_mutator.Done}");
    }

    private SimFailedException Failed(string what, int number, string finding) =>
        new("damaged bytes are refused", $"seed {_seed}, number {number}, {what},{_mutator.Done}: {finding}");
}
