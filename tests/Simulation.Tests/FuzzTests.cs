using Xen.Model.Simulation.Fuzz;
using Xunit.Abstractions;

namespace Xen.Model.Simulation.Tests;

/// <summary>Some thousand damaged logs, commits and checkpoints; ./run simulate --fuzz reads a million.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Damaged_logs_commits_and_checkpoints_are_refused_as_documented_or_are_what_they_were(ulong seed)
    {
        Tally tally = new Fuzzer(seed).Run(4000);
        output.WriteLine(tally.ToString());
        foreach (string what in (string[])["logs", "commits", "checkpoints", "checkpoint blocks"])
        {
            tally[what + " refused"].Should().BePositive();
        }
    }
}
