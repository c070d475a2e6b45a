using Xen.Model.Testing;

namespace Xen.Model.Simulation;

/// <summary>
/// Lets the same things happen again and again, and each time another call of the disk goes wrong: the first, the
/// second, and so on to the last. All checkers of the simulation look on.
/// </summary>
public static class FaultWalker
{
    private static readonly (DiskFault Kind, SimEnd Then)[] s_fates =
    [
        (DiskFault.Fail, SimEnd.ProcessEnd), (DiskFault.Fail, SimEnd.PowerLoss),
        (DiskFault.Tear, SimEnd.ProcessEnd), (DiskFault.Tear, SimEnd.PowerLoss),
        (DiskFault.Crash, SimEnd.ProcessEnd), (DiskFault.Crash, SimEnd.PowerLoss),
        (DiskFault.Full, SimEnd.ProcessEnd), (DiskFault.Full, SimEnd.PowerLoss),
    ];

    /// <summary>Walks over every call of one scenario, and over every way in which it can go wrong.</summary>
    /// <param name="seed">Names the scenario.</param>
    /// <param name="steps">How long the scenario is.</param>
    /// <param name="parallel">How many worlds at a time.</param>
    public static WalkReport Walk(ulong seed, int steps, int parallel)
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
        long walks = calls * s_fates.Length;
        Parallel.For(0L, walks, new ParallelOptions { MaxDegreeOfParallelism = parallel }, number =>
        {
            (DiskFault kind, SimEnd then) = s_fates[number % s_fates.Length];
            var fault = new PlannedFault(1 + (number / s_fates.Length), kind, then);
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
        return new WalkReport(calls, walks, tally, failures);
    }

    /// <summary>Some traffic over four lives, without any fault of its own.</summary>
    internal static SimKnobs Scenario(ulong seed, int steps) => SimKnobs.Draw(new SeededRandomSource(seed)) with
    {
        Steps = steps,
        EndPercent = 0,
        SegmentBytes = 4096,
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
