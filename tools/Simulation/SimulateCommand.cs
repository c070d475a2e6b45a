using System.Diagnostics;
using System.Globalization;
using Xen.Model.Simulation.Fuzz;

namespace Xen.Model.Simulation;

/// <summary>The command line.</summary>
public static class SimulateCommand
{
    private const string Usage =
        "usage: simulate [--seeds N] [--from S] [--parallel N] | --seed S [--trace] | --walk STEPS [--from S]"
        + " | --fuzz N [--from S]";

    /// <summary>Runs what is asked for; 0 when every promise was kept, 1 when not, 2 for bad arguments.</summary>
    public static int Run(string[] args, TextWriter output)
    {
        if (SimOptions.Parse(args) is not { } options)
        {
            output.WriteLine(Usage);
            return 2;
        }
        if (options.Fuzz is { } count)
        {
            return FuzzSome(options, count, output);
        }
        if (options.Walk is { } steps)
        {
            return Walk(options, steps, output);
        }
        return options.Seed is { } seed ? RunOne(seed, options.Trace, output) : RunMany(options, output);
    }

    private static int RunOne(ulong seed, bool trace, TextWriter output)
    {
        try
        {
            using var world = new SimWorld(seed, trace ? output.WriteLine : null);
            SimReport report = world.Run();
            output.WriteLine($"{report.Tally}\ndigest {report.Digest}");
            return 0;
        }
        catch (SimFailureException failure)
        {
            output.WriteLine($"FAILED {failure.Message}");
            return 1;
        }
    }

    private static int Walk(SimOptions options, int steps, TextWriter output)
    {
        long start = Stopwatch.GetTimestamp();
        WalkReport report = FaultWalker.Walk(options.From, steps, options.Parallel, isWhole: true);
        foreach (string failure in report.Failures.Take(6))
        {
            output.WriteLine($"FAILED {failure}");
        }
        output.WriteLine($"{report.Tally}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Calls} calls of the disk, {report.Walks} walks in "
                + $"{Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, {report.Failures.Count} failed"));
        return report.Failures.Count == 0 ? 0 : 1;
    }

    private static int FuzzSome(SimOptions options, int count, TextWriter output)
    {
        const int PerSeed = 5000;
        long start = Stopwatch.GetTimestamp();
        var tally = new Tally();
        int failures = 0;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallel };
        Parallel.For(0, (count + PerSeed - 1) / PerSeed, parallel, part =>
        {
            try
            {
                Tally done = new Fuzzer(options.From + (ulong)part).Run(Math.Min(PerSeed, count - (part * PerSeed)));
                lock (tally)
                {
                    tally.Add(done);
                }
            }
            catch (SimFailedException failure)
            {
                lock (tally)
                {
                    failures++;
                    output.WriteLine($"FAILED {failure.Message}");
                }
            }
        });
        output.WriteLine(tally.ToString());
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{count} damaged things read in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, {failures} failed"));
        return failures == 0 ? 0 : 1;
    }

    private static int RunMany(SimOptions options, TextWriter output)
    {
        long start = Stopwatch.GetTimestamp();
        SimSummary summary = SimRunner.Run(options.From, options.Seeds, options.Parallel, failure =>
        {
            lock (output)
            {
                output.WriteLine($"FAILED {failure.Message}");
            }
        });
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        output.WriteLine(summary.Tally.ToString());
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Seeds} seeds from {options.From} in {took.TotalSeconds:0.0} s, "
                + $"{took.TotalMilliseconds * options.Parallel / options.Seeds:0.0} ms each on one core, "
                + $"{summary.Failures.Count} failed"));
        return summary.Failures.Count == 0 ? 0 : 1;
    }
}
