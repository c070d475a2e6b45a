using System.Text.Json;

namespace Xen.Model.Clients.Tests;

/// <summary>The Python binding as Debian packages it: XML-RPC with the standard library underneath.</summary>
[Collection(ClientsCollection.Name)]
public sealed class PythonBindingTests(DaemonFixture fixture)
{
    [Fact]
    public async Task The_python_binding_reads_all_records_of_every_class()
    {
        ClientOutcome outcome = await ClientProgram.Python("inventory.py")
            .RunAsync(fixture.Daemon, fixture.Daemon.Http);

        outcome.ShouldHaveSucceeded();
        JsonElement counts = outcome.Step("inventory").GetProperty("counts");
        counts.EnumerateObject().Should().HaveCountGreaterThan(40);
        counts.GetProperty("VM").GetInt32().Should().BePositive();
        counts.GetProperty("host").GetInt32().Should().BePositive();
    }

    [Fact]
    public async Task The_event_loop_of_the_guide_sees_a_vm_start()
    {
        ClientOutcome outcome = await ClientProgram.Python("watch_all_events.py")
            .RunAsync(fixture.Daemon, fixture.Daemon.Http);

        outcome.ShouldHaveSucceeded();
        outcome.StepNames.Should().Contain("running");
        outcome.Steps.Should().Contain(step => IsStart(step), "{0}", outcome.Story);
    }

    [Fact]
    public async Task The_library_of_the_compute_service_keeps_five_sessions_and_leads_a_vm_through_its_life()
    {
        ClientOutcome outcome = await ClientProgram.Python("nova.py").RunAsync(fixture.Daemon, fixture.Daemon.Http);

        outcome.ShouldHaveSucceeded();
        outcome.StepNames.Should().Equal("connected", "life", "refused", "gone");
        outcome.Step("connected").GetProperty("is_own").GetBoolean().Should().BeTrue();
    }

    private static bool IsStart(JsonElement step) =>
        step.TryGetProperty("class", out JsonElement type) && type.GetString() == "vm"
        && step.GetProperty("operation").GetString() == "mod"
        && step.GetProperty("name").GetString() == "watched by python";
}
