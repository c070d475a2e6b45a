using Xunit.Abstractions;

namespace Xen.Model.Simulation.Tests;

/// <summary>One scenario, once for each call of the disk, which goes wrong; ./run simulate --walk does more.</summary>
public sealed class FaultWalkTests(ITestOutputHelper output)
{
    [Fact]
    public void Whichever_call_of_the_disk_goes_wrong_every_promise_is_kept()
    {
        WalkReport report = FaultWalker.Walk(3, steps: 12, Environment.ProcessorCount, isWhole: false);
        output.WriteLine($"{report.Calls} calls, {report.Walks} walks\n{report.Tally}");
        report.Failures.Should().BeEmpty();
        report.Calls.Should().BeGreaterThan(300);
        report.Tally[Did.Faults].Should().BeGreaterThan(50);
        report.Tally[Did.StartsFailed].Should().BeGreaterThan(50);
        report.Tally[Did.Checkpoints].Should().BePositive();
        report.Tally[Did.Cuts].Should().BePositive();
    }
}
