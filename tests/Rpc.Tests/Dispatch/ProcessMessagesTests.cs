using System.Text.Json;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Dispatch;

/// <summary>Obligations on the messages about the process that serves the API.</summary>
public sealed class ProcessMessagesTests
{
    [Fact]
    [Trait("Obligation", "HOST-64")]
    public async Task The_methods_of_a_host_are_those_of_the_system()
    {
        await using TestServer server = await TestServer.StartAsync();
        string session = await server.LoginAsync();

        string[] methods = Texts((await server.CallAsync("host.list_methods", session)).Value);

        methods.Should().Equal(XenApiServer.MethodNames);
    }

    [Fact]
    [Trait("Obligation", "HOST-64")]
    public async Task Calls_are_counted_by_name()
    {
        await using TestServer server = await TestServer.StartAsync();
        string session = await server.LoginAsync();
        await server.CallAsync("VM.get_uuid", session, TestServer.VM);
        await server.CallAsync("VM.get_uuid", session, TestServer.VM);

        JsonElement timings = (await server.CallAsync(
            "host.get_diagnostic_timing_stats", session, TestServer.Host, true)).Value;
        JsonElement traffic = (await server.CallAsync(
            "Diagnostics.network_stats", session, TestServer.Host, new[] { ("method", (object)"VM.get_uuid") })).Value;

        timings.GetProperty("VM.get_uuid").GetString().Should().EndWith("(2)");
        string[] line = Texts(traffic.EnumerateArray().Single());
        line[..2].Should().Equal("VM.get_uuid", "2");
        int.Parse(line[2]).Should().BeGreaterThan(72, "two answers with a uuid each");
    }

    [Fact]
    [Trait("Obligation", "HOST-64")]
    public async Task The_collector_and_the_threads_are_those_of_this_process()
    {
        await using TestServer server = await TestServer.StartAsync();
        string session = await server.LoginAsync();

        long before = await CollectionsAsync(server, session);
        await server.CallAsync("Diagnostics.gc_compact", session, TestServer.Host);

        (await CollectionsAsync(server, session)).Should().BeGreaterThan(before);
        (await server.CallAsync("host.get_thread_diagnostics", session, TestServer.Host)).Text
            .Should().StartWith("pool: ").And.Contain("thread ");
        (await server.CallAsync("host.ha_xapi_healthcheck", session)).Value.GetBoolean().Should().BeTrue();
        (await server.CallAsync("Diagnostics.db_stats", session)).Value.GetProperty("objects.VM").GetString()
            .Should().Be("1");
    }

    [Fact]
    [Trait("Obligation", "HOST-38")]
    public async Task A_host_that_is_not_there_has_no_process()
    {
        await using TestServer server = await TestServer.StartAsync();
        string session = await server.LoginAsync();
        string gone = "OpaqueRef:00000000-0000-4000-8000-00000000dead";

        (await server.CallAsync("host.get_thread_diagnostics", session, gone)).Error
            .Should().Equal("HANDLE_INVALID", "host", gone);
    }

    [Fact]
    [Trait("Obligation", "HOST-67")]
    public async Task The_agent_is_shut_down_after_the_answer_where_clients_may_do_that()
    {
        int stops = 0;
        await using TestServer server = await TestServer.StartAsync(
            options: new XenApiOptions { ShutDown = () => stops++ });
        await using TestServer guarded = await TestServer.StartAsync();
        string session = await server.LoginAsync();

        (Reply reply, Action<bool>? sent) = await server.AnswerAsync(
            new TestCaller(), "host.shutdown_agent", session);

        reply.Error.Should().BeEmpty();
        stops.Should().Be(0);
        sent!(true);
        stops.Should().Be(1);
        (await guarded.CallAsync("host.shutdown_agent", await guarded.LoginAsync())).Error[0]
            .Should().Be("OPERATION_NOT_ALLOWED");
    }

    private static async Task<long> CollectionsAsync(TestServer server, string session) => long.Parse(
        (await server.CallAsync("Diagnostics.gc_stats", session, TestServer.Host)).Value
            .GetProperty("collections_gen2").GetString()!);

    private static string[] Texts(JsonElement array) =>
        [.. array.EnumerateArray().Select(item => item.GetString()!)];
}
