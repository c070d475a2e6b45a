using Xen.Model.Simulation.Checks;
using Xen.Model.Testing;

namespace Xen.Model.Simulation;

/// <summary>
/// A small pool on the production core, with clients, subscribers, a machine, a clock and a disk, all of which a seed
/// drives: the same seed does the same things in the same order on every machine. One thread. Nothing in it knows more
/// than a client, an operator or the disk could know.
/// </summary>
public sealed partial class SimWorld : IDisposable
{
    private readonly ulong _seed;
    private readonly Action<string>? _trace;
    private readonly SeededRandomSource _random;
    private readonly SeededRandomSource _identities;
    private readonly ManualClock _clock = new();
    private readonly SimDigest _digest = new();
    private readonly SimMedium _medium;
    private readonly SimMachine _machine;
    private readonly CallMaker _calls;
    private readonly Ledger _ledger = new();
    private readonly Chronicle _chronicle = new();
    private readonly Gaps _gaps = new();
    private readonly ShownEvents _shown = new();
    private readonly IdChecker _ids;
    private readonly IntentChecker _intents = new();
    private readonly NextSubscriber _prompt;
    private readonly NextSubscriber _slow;
    private readonly Mirror _mirror;
    private readonly Mirror _partialMirror;
    private Fold _fold = new();
    private SimPolicy _policy = SimPolicy.Always;
    private int _step;

    /// <summary>Makes a world.</summary>
    /// <param name="seed">What everything in it follows from.</param>
    /// <param name="trace">Is told of every step; null for silence.</param>
    /// <param name="knobs">How it is set up; drawn from the seed when null.</param>
    public SimWorld(ulong seed, Action<string>? trace = null, SimKnobs? knobs = null)
    {
        _seed = seed;
        _trace = trace;
        _random = new SeededRandomSource(seed);
        _identities = new SeededRandomSource(~seed);
        SimKnobs drawn = SimKnobs.Draw(_random);
        Knobs = knobs ?? drawn;
        _policy = SimPolicy.Draw(_random);
        _medium = new SimMedium(new SeededRandomSource(seed ^ 0x5eed), Knobs, _clock, _identities)
        {
            BeforeCall = OnDiskCall,
        };
        _ids = new IdChecker(_shown);
        _machine = new SimMachine(_random, _intents, Tally);
        _calls = new CallMaker(_random, _ledger);
        _prompt = new NextSubscriber([], Knobs.NextEvents, _shown, Tally);
        _slow = new NextSubscriber(["vm", "task", "network"], Knobs.NextEvents, _shown, Tally);
        _mirror = new Mirror([], _gaps, Tally);
        _partialMirror = new Mirror(["task", "vdi", "vm"], _gaps, Tally);
    }

    /// <summary>What was drawn beforehand.</summary>
    public SimKnobs Knobs { get; }

    /// <summary>What happened, and how often.</summary>
    public Tally Tally { get; } = new();

    /// <summary>What is on the disk now; a copy.</summary>
    internal SimulatedDisk Disk => _medium.Copy();

    /// <summary>All commits since the beginning.</summary>
    internal IReadOnlyList<Written> Commits => _chronicle.Commits;

    /// <summary>Lets everything happen.</summary>
    /// <exception cref="SimFailureException">A promise was broken.</exception>
    public SimReport Run()
    {
        try
        {
            Trace($"seed {_seed}: {Knobs}");
            _medium.Begin();
            Live();
            for (_step = 1; _step <= Knobs.Steps; _step++)
            {
                Guarded(Step);
            }
            Guarded(ComeToRest);
            Guarded(LastLook);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw new SimFailureException(_seed, _step, failure);
        }
        Tally.Add("events", _shown.Count);
        return new SimReport(_seed, _digest.Value, Tally, _medium.Calls);
    }

    /// <inheritdoc/>
    public void Dispose() => _digest.Dispose();

    /// <summary>An error of the disk that was asked for ends the process, and the next one begins.</summary>
    private void Guarded(Action something)
    {
        while (true)
        {
            try
            {
                something();
                return;
            }
            catch (IOException failure) when (_medium.IsFaulty)
            {
                StartAgain(failure);
                if (something == Step)
                {
                    return;
                }
            }
        }
    }

    private void Trace(FormattableString text)
    {
        if (_trace is not null)
        {
            _trace(string.Create(null, $"{_step,4}  {FormattableString.Invariant(text)}"));
        }
    }
}
