using Xunit.Abstractions;

namespace Xen.Model.WireFuzz.Tests;

/// <summary>Ten thousand changed requests; ./run fuzz-wire sends as many as one likes.</summary>
public sealed class WireFuzzerTests(ITestOutputHelper output)
{
    private const int Requests = 5_000;

    [Fact]
    public async Task Strangers_who_send_anything_are_answered_and_change_nothing()
    {
        WireFuzzReport report = await WireFuzzer.RunAsync(1, Requests, isMember: false);
        output.WriteLine(report.ToString());
        report.Failures.Should().BeEmpty();
        report["sent"].Should().Be(Requests);
        report["failure"].Should().BePositive("some requests are still calls");
        report["HTTP 500"].Should().BePositive("some are none any more");
        report["HTTP 400"].Should().BePositive("heads are changed, too");
    }

    [Fact]
    public async Task Members_who_send_anything_are_answered_without_an_exception_of_the_inside()
    {
        WireFuzzReport report = await WireFuzzer.RunAsync(2, Requests, isMember: true);
        output.WriteLine(report.ToString());
        report.Failures.Should().BeEmpty();
        report["sent"].Should().Be(Requests);
        report["success"].Should().BePositive();
        report["failure"].Should().BePositive();
    }
}
