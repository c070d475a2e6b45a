using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Simulation.Checks;
using Xen.Model.Testing;

namespace Xen.Model.Simulation;

/// <summary>
/// The machine that operations are about. It outlives the process: what it has done, it does not do again, and an
/// operation that is found undone may have been done already. Not thread-safe.
/// </summary>
internal sealed class SimMachine(SeededRandomSource random, IntentChecker intents, Tally tally) : IEffectRunner
{
    private const long DiskBlock = 2 << 20;

    private readonly List<(Ref<OperationRecord> Id, OperationRecord Operation)> _underWay = [];
    private readonly Dictionary<Ref<OperationRecord>, OperationFinished> _done = [];
    private long _lastDomain;

    /// <summary>How many operations are under way.</summary>
    public int UnderWay => _underWay.Count;

    /// <summary>The process ended. What was under way stops halfway, or is done without anybody knowing.</summary>
    public void ProcessEnded()
    {
        foreach ((Ref<OperationRecord> id, OperationRecord operation) in _underWay.Where(_ => random.Chance(30)))
        {
            _done.TryAdd(id, Carry(id, operation));
        }
        _underWay.Clear();
    }

    /// <inheritdoc/>
    public void Start(Ref<OperationRecord> id, OperationRecord operation, bool recovered)
    {
        intents.Start(id);
        if (recovered)
        {
            tally.Add(Did.Recovered);
        }
        _underWay.Add((id, operation));
    }

    /// <inheritdoc/>
    public void Cancel(Ref<OperationRecord> id)
    {
        int at = _underWay.FindIndex(item => item.Id == id);
        if (at >= 0 && random.Chance(50))
        {
            _done.TryAdd(id, new OperationFinished(
                id, new XenError(ErrorCode.TaskCancelled), XenMap<string, string>.Empty));
        }
    }

    /// <summary>Ends one operation, whichever comes; now and then tells twice.</summary>
    /// <returns>What the machine reports.</returns>
    public IReadOnlyList<OperationFinished> Finish()
    {
        int at = random.NextInt(_underWay.Count);
        (Ref<OperationRecord> id, OperationRecord operation) = _underWay[at];
        _underWay.RemoveAt(at);
        if (!_done.Remove(id, out OperationFinished? finished))
        {
            finished = Carry(id, operation);
        }
        tally.Add(Did.Operations);
        if (!random.Chance(10))
        {
            return [finished];
        }
        tally.Add(Did.ToldTwice);
        return [finished, finished];
    }

    private OperationFinished Carry(Ref<OperationRecord> id, OperationRecord operation)
    {
        if (random.Chance(12))
        {
            var error = new XenError(ErrorCode.InternalError, "the machine would not");
            return new OperationFinished(id, error, XenMap<string, string>.Empty);
        }
        var facts = new List<(string Key, string Value)> { ("domid", Text(++_lastDomain)) };
        for (int number = 0; operation.Arguments.TryGetValue($"disk{number}.size", out string? size); number++)
        {
            long wanted = long.Parse(size, CultureInfo.InvariantCulture);
            facts.Add(($"disk{number}.location", operation.Arguments.GetOr($"disk{number}.uuid", "")));
            facts.Add(($"disk{number}.virtual_size", Text((wanted + DiskBlock - 1) / DiskBlock * DiskBlock)));
            facts.Add(($"disk{number}.physical_utilisation", Text(Math.Min(wanted, 4 * DiskBlock))));
        }
        return new OperationFinished(id, null, XenMap<string, string>.Of([.. facts]));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
