using Xen.Model.Roles;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Dispatch.Methods;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Dispatch;

public sealed class UnknownNameTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private string _session = "";

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _session = await _server.LoginAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Theory]
    [InlineData("VM.no_such")]
    [InlineData("system.isAlive")]
    [InlineData("system.multicall")]
    [InlineData("Async_VM_start")]
    [Trait("Obligation", "RPC-8")]
    public async Task A_name_that_is_no_message_is_unknown(string name)
    {
        (await _server.CallAsync(name)).Error.Should().Equal("MESSAGE_METHOD_UNKNOWN", name);
    }

    [Fact]
    public async Task Its_first_argument_is_taken_for_a_session()
    {
        (await _server.CallAsync("VM.no_such", "no session")).Error.Should().Equal("SESSION_INVALID", "no session");
        (await _server.CallAsync("VM.no_such", _session)).Error.Should().Equal("MESSAGE_METHOD_UNKNOWN", "VM.no_such");
    }

    [Fact]
    public async Task Who_may_not_call_extensions_is_told_so()
    {
        string reader = await _server.LoginAsync(Role.ReadOnly);

        (await _server.CallAsync("VM.no_such", reader)).Error.Should().HaveElementAt(0, "RBAC_PERMISSION_DENIED");
    }

    [Fact]
    public async Task Echo_gives_back_its_first_argument()
    {
        (await _server.CallAsync("system.isAlive:anything", "hello", "more")).Text.Should().Be("hello");
    }

    [Fact]
    public async Task All_names_are_listed_without_a_session()
    {
        (await _server.CallAsync("system.listMethods")).Value.EnumerateArray().Select(name => name.GetString())
            .Should().Equal(MethodTable.Standard.Names);
    }

    [Fact]
    [Trait("Obligation", "RPC-9")]
    public async Task Removed_messages_say_so_after_the_session_was_checked()
    {
        foreach (Method method in
            MethodTable.Standard.All.Where(method => method is { IsRemoved: true, RequiredCount: 1 }))
        {
            object argument = method.MessageName == "create" ? new (string, object)[0] : TestServer.VM;
            (await _server.CallAsync(method.Name, "no session", argument)).Error[0]
                .Should().BeOneOf("SESSION_INVALID", "INTERNAL_ERROR");
            (await _server.CallAsync(method.Name, _session, argument)).Error[0]
                .Should().BeOneOf(["MESSAGE_REMOVED", "INTERNAL_ERROR"], method.Name);
        }
        (await _server.CallAsync("VBD_metrics.get_all", _session)).Error.Should().Equal("MESSAGE_REMOVED");
        (await _server.CallAsync("VM.get_is_snapshot_from_vmpp", _session, TestServer.VM)).Error
            .Should().Equal("MESSAGE_REMOVED");
    }

    [Fact]
    public void Ninety_six_messages_are_gone() =>
        MethodTable.Standard.All.Count(method => method.IsRemoved).Should().Be(96);

    [Fact]
    public async Task Messages_that_do_nothing_any_more_say_so()
    {
        (await _server.CallAsync("VDI.force_unlock", _session, TestServer.VM)).Error
            .Should().Equal("MESSAGE_DEPRECATED");
    }

    [Fact]
    [Trait("Obligation", "RPC-9")]
    public async Task What_was_never_made_is_not_implemented()
    {
        (string, object)[] fields = [("other_config", Array.Empty<(string, object)>())];

        (await _server.CallAsync("console.create", _session, fields))
            .Error.Should().Equal("NOT_IMPLEMENTED", "Console.create");
    }

    [Fact]
    public async Task What_the_server_lacks_something_for_says_what()
    {
        (string, object)[] none = [];

        (await _server.CallAsync("VM.import_convert", _session, "vmware", "user", "word", TestServer.VM, none))
            .Error.Should().Equal(
                "NOT_IMPLEMENTED",
                "VM.import_convert",
                "this server lacks a conversion appliance for machines of other hypervisors");
    }

    [Fact]
    public async Task Calls_between_hosts_are_not_for_clients()
    {
        Method inner = MethodTable.Standard.All.First(method =>
            method.IsPoolInternal && method is { RequiredCount: 0 });

        (await _server.CallAsync(inner.Name, _session)).Error.Should().HaveElementAt(0, "INTERNAL_ERROR");
    }
}
