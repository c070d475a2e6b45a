using System.Globalization;
using System.Reflection;
using Xunit.Abstractions;

namespace Xen.Model.Simulation.Tests;

/// <summary>The quick tier: enough worlds to notice what breaks often; ./run simulate looks for the rest.</summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const int Seeds = 300;

    [Fact]
    public void Some_hundred_worlds_keep_every_promise_and_were_not_spared()
    {
        SimSummary summary = SimRunner.Run(1, Seeds, Environment.ProcessorCount);
        output.WriteLine(summary.Tally.ToString());
        summary.Failures.Select(failure => failure.Message).Should().BeEmpty();
        typeof(Did).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetValue(null)!)
            .Where(what => summary.Tally[what] == 0)
            .Should().BeEmpty("a simulation in which nothing goes wrong proves nothing");
    }

    [Fact]
    public void Worlds_that_once_failed_stay_mended()
    {
        ulong[] seeds =
        [
            .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "seeds.txt"))
                .Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => ulong.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture)),
        ];
        seeds.SelectMany(seed => SimRunner.Run(seed, 1, 1).Failures).Select(failure => failure.Message)
            .Should().BeEmpty();
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    public void The_same_seed_leaves_the_same_disk_and_the_same_answers(ulong seed)
    {
        using var one = new SimWorld(seed);
        using var other = new SimWorld(seed);
        SimReport report = one.Run();
        other.Run().Digest.Should().Be(report.Digest);
        using var different = new SimWorld(seed + 1000);
        different.Run().Digest.Should().NotBe(report.Digest);
    }
}
