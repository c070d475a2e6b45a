namespace Xen.Model.Simulation;

/// <summary>Runs many worlds, some at a time; each has its own thread and shares nothing.</summary>
public static class SimRunner
{
    private const int FailuresMax = 4;

    /// <summary>Runs seeds one after the other.</summary>
    /// <param name="from">The first seed.</param>
    /// <param name="seeds">How many.</param>
    /// <param name="parallel">How many at a time.</param>
    /// <param name="onFailure">Is told of each broken promise at once; on any thread.</param>
    public static SimSummary Run(ulong from, int seeds, int parallel, Action<SimFailureException>? onFailure = null)
    {
        var tally = new Tally();
        var failures = new List<SimFailureException>();
        var gate = new Lock();
        Parallel.For(0, seeds, new ParallelOptions { MaxDegreeOfParallelism = parallel }, (offset, state) =>
        {
            using var world = new SimWorld(from + (ulong)offset);
            try
            {
                world.Run();
            }
            catch (SimFailureException failure)
            {
                onFailure?.Invoke(failure);
                lock (gate)
                {
                    failures.Add(failure);
                    if (failures.Count == FailuresMax)
                    {
                        state.Stop();
                    }
                }
            }
            lock (gate)
            {
                tally.Add(world.Tally);
            }
        });
        return new SimSummary(tally, failures);
    }
}
