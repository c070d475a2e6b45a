using Xen.Model.Backend.Simulation;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Backend.Tests.Hosts;

/// <summary>Obligations on what hosts say and on plugins.</summary>
public sealed class HostMachineTests
{
    [Fact]
    [Trait("Obligation", "HOST-20")]
    public async Task The_hypervisor_tells_of_its_start_and_of_the_domains_that_it_has_built()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        Ref<VMRecord> vm = await world.RunVMAsync();

        string said = await TextAsync(world, new HostDmesg(host));

        said.Should().StartWith("(XEN) ").And.Contain($"d{world.View.Find(vm)!.Domid} has been built");
        (await TextAsync(world, new HostDmesg(host))).Should().Be(said, "looking changes nothing");
    }

    [Fact]
    [Trait("Obligation", "HOST-21")]
    public async Task Messages_that_were_cleared_are_given_once_more_and_then_gone()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        await world.CallAsync(new HostSendDebugKeys(host, "q"));

        (await TextAsync(world, new HostDmesgClear(host))).Should().Contain("'q' pressed");

        (await TextAsync(world, new HostDmesg(host))).Should().NotContain("pressed");
    }

    [Fact]
    [Trait("Obligation", "HOST-22")]
    public async Task The_log_of_a_host_tells_what_was_done_there_and_what_failed()
    {
        await using World world = await HostWorld.StartAsync(hosts: 2, new SimulatedHostOptions
        {
            Failures =
            [
                new SimulatedFailure(OperationKind.VMStart, 2, new XenError(ErrorCode.InternalError, "bad luck")),
            ],
        });
        Ref<VMRecord> vm = await world.AddVMAsync();
        await world.CallAsync(new VMStartOn(vm, world.Host(1), StartPaused: false, Force: false));
        Ref<VMRecord> unlucky = await world.AddVMAsync();
        await world.FailureAsync(new VMStartOn(unlucky, world.Host(1), StartPaused: false, Force: false));

        string log = await TextAsync(world, new HostGetLog(world.Host(1)));

        log.Should().Contain($"VM.start {vm}: done").And.Contain($"VM.start {unlucky}: failed").And.Contain("bad luck");
        (await TextAsync(world, new HostGetLog(world.Host(0)))).Should().NotContain(vm.ToString());
    }

    [Theory]
    [InlineData("updater.py", "check_update", "[]")]
    [InlineData("raid.py", "check_raid_pool", "{}")]
    [InlineData("hyperthreading.py", "get_hyperthreading", "true")]
    [InlineData("echo", "main", "greeting=hello")]
    [Trait("Obligation", "HOST-23")]
    public async Task Plugins_that_managers_look_for_answer(string plugin, string function, string answer)
    {
        await using World world = await HostWorld.StartAsync();

        (await TextAsync(world, Plugin(world, plugin, function))).Should().Be(answer);
    }

    [Fact]
    [Trait("Obligation", "HOST-23")]
    public async Task A_host_can_be_given_plugins_of_its_own()
    {
        await using World world = await HostWorld.StartAsync(1, new SimulatedHostOptions
        {
            Plugins = new Dictionary<string, IReadOnlyDictionary<string, string>>
            {
                ["own"] = new Dictionary<string, string> { ["ask"] = "told" },
            },
        });

        (await TextAsync(world, Plugin(world, "own", "ask"))).Should().Be("told");
        (await world.FailureAsync(Plugin(world, "own", "other"))).Code.Should().Be(ErrorCode.XenapiPluginFailure);
    }

    [Fact]
    [Trait("Obligation", "HOST-24")]
    public async Task A_plugin_or_a_function_that_is_not_there_is_named()
    {
        await using World world = await HostWorld.StartAsync();

        (await world.FailureAsync(Plugin(world, "none", "main")))
            .Should().Be(new XenError(ErrorCode.XenapiMissingPlugin, "none"));
        XenError error = await world.FailureAsync(Plugin(world, "raid.py", "fly"));
        error.Code.Should().Be(ErrorCode.XenapiPluginFailure);
        error.Parameters.Should().HaveCount(3);
        error.Parameters[2].Should().Contain("fly");
    }

    [Fact]
    [Trait("Obligation", "HOST-25")]
    public async Task Nothing_is_sent_from_a_simulated_host_and_the_error_says_why()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostRecord> host = world.Host();
        Ref<HostCrashdumpRecord> dump = await world.AddAsync(new HostCrashdumpRecord { Host = host, Size = 1 });
        XenMap<string, string> none = XenMap<string, string>.Empty;

        (await world.FailureAsync(new HostBugreportUpload(host, "ftp://192.0.2.1/", none))).Code
            .Should().Be(ErrorCode.SystemStatusRetrievalFailed);
        (await world.FailureAsync(new HostCrashdumpUpload(dump, "", none))).Code
            .Should().Be(ErrorCode.SystemStatusRetrievalFailed);
        (await world.FailureAsync(new HostBugreportUpload(host, "nowhere", none)))
            .Should().Be(new XenError(ErrorCode.InvalidValue, "url", "nowhere"));
    }

    [Fact]
    [Trait("Obligation", "HOST-26")]
    public async Task A_crash_dump_that_is_destroyed_is_gone_from_its_host()
    {
        await using World world = await HostWorld.StartAsync();
        Ref<HostCrashdumpRecord> dump = await world.AddAsync(new HostCrashdumpRecord { Host = world.Host(), Size = 1 });
        ((RefSet)world.View.Find(world.Host())!.Crashdumps).Count.Should().Be(1);

        await world.CallAsync(new HostCrashdumpDestroy(dump));

        ((RefSet)world.View.Find(world.Host())!.Crashdumps).Count.Should().Be(0);
    }

    private static HostCallPlugin Plugin(World world, string plugin, string function) =>
        new(world.Host(), plugin, function, XenMap<string, string>.Of(("greeting", "hello")));

    private static async Task<string> TextAsync(World world, Call call)
    {
        TaskRecord task = await world.EndAsync(await world.BeginAsync(call));
        task.Status.Should().Be(TaskStatusType.Success, string.Join(", ", task.ErrorInfo));
        return task.Result["<value>".Length..^"</value>".Length];
    }
}
