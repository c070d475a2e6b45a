using Xen.Model.Testing;

namespace Xen.Model.Simulation;

/// <summary>
/// Lets the same things happen again and again, and each time another call of the disk goes wrong: the first, the
/// second, and so on to the last. All checkers of the simulation look on.
/// </summary>
public static class FaultWalker
{
    private static readonly DiskFault[] s_faults =
        [DiskFault.Fail, DiskFault.Tear, DiskFault.Crash, DiskFault.Full];

    private static readonly SimEnd[] s_ends = [SimEnd.ProcessEnd, SimEnd.PowerLoss];

    /// <summary>Walks over every call of one scenario, and over every way in which it can go wrong.</summary>
    /// <param name="seed">Names the scenario.</param>
    /// <param name="steps">How long the scenario is.</param>
    /// <param name="parallel">How many worlds at a time.</param>
    /// <param name="isWhole">
    /// True to let each call go wrong in every way, false for one way after the other in turn.
    /// </param>
    public static WalkReport Walk(ulong seed, int steps, int parallel, bool isWhole)
    {
        SimKnobs knobs = Scenario(seed, steps);
        long calls;
        using (var world = new SimWorld(seed, null, knobs))
        {
            calls = world.Run().DiskCalls;
        }
        var tally = new Tally();
        var failures = new List<string>();
        var gate = new Lock();
        PlannedFault[] faults = [.. Faults(calls, isWhole)];
        Parallel.ForEach(faults, new ParallelOptions { MaxDegreeOfParallelism = parallel }, fault =>
        {
            using var world = new SimWorld(seed, null, knobs with { Fault = fault });
            string? failure = Run(world, fault);
            lock (gate)
            {
                tally.Add(world.Tally);
                if (failure is not null)
                {
                    failures.Add(failure);
                }
            }
        });
        return new WalkReport(calls, faults.Length, tally, failures);
    }

    private static IEnumerable<PlannedFault> Faults(long calls, bool isWhole)
    {
        for (long call = 1; call <= calls; call++)
        {
            for (int fate = 0; fate < s_faults.Length * s_ends.Length; fate++)
            {
                if (isWhole || fate == call % (s_faults.Length * s_ends.Length))
                {
                    yield return new PlannedFault(
                        call, s_faults[fate % s_faults.Length], s_ends[fate / s_faults.Length]);
                }
            }
        }
    }

    /// <summary>Some traffic over four lives, without any fault of its own.</summary>
    internal static SimKnobs Scenario(ulong seed, int steps) => SimKnobs.Draw(new SeededRandomSource(seed)) with
    {
        Steps = steps,
        EndPercent = 0,
        SegmentBytes = 4096,
        CheckpointEvery = Math.Max(2, steps / 5),
        RetainedEvents = 10,
        Ends = new Dictionary<int, SimEnd>
        {
            [steps / 4] = SimEnd.ProcessEnd,
            [steps / 2] = SimEnd.Close,
            [steps * 3 / 4] = SimEnd.PowerLoss,
        },
    };

    private static string? Run(SimWorld world, PlannedFault fault)
    {
        try
        {
            world.Run();
            return null;
        }
        catch (SimFailureException failure)
        {
            return $"call {fault.Call}, {fault.Kind} then {fault.Then}: {failure.Message}";
        }
    }
}
