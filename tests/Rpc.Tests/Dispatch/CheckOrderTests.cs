using Xen.Model.Roles;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Tests.Dispatch;

public sealed class CheckOrderTests : IAsyncLifetime
{
    private TestServer _server = null!;
    private string _session = "";

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _session = await _server.LoginAsync();
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    [Trait("Obligation", "RPC-3")]
    public async Task A_wrong_number_of_arguments_is_reported_before_a_bad_session()
    {
        Reply reply = await _server.CallAsync("VM.start", "no session", TestServer.VM);

        reply.Error.Should().Equal("MESSAGE_PARAMETER_COUNT_MISMATCH", "VM.start", "3", "1");
    }

    [Fact]
    public async Task A_wrong_type_is_reported_before_a_bad_session()
    {
        Reply reply = await _server.CallAsync("VM.start", "no session", TestServer.VM, "yes", true);

        reply.Error.Should().HaveCount(2).And.HaveElementAt(0, "INTERNAL_ERROR");
        reply.Error[1].Should().Contain("bool").And.Contain("S(yes)");
    }

    [Fact]
    public async Task A_bad_session_is_reported_before_a_missing_asynchronous_form()
    {
        (await _server.CallAsync("Async.VM.get_uuid", "no session", TestServer.VM))
            .Error.Should().Equal("SESSION_INVALID", "no session");
    }

    [Theory]
    [InlineData("Async.VM.get_uuid")]
    [InlineData("Async.VM_get_uuid")]
    [InlineData("InternalAsync.VM.get_uuid")]
    [Trait("Obligation", "RPC-7")]
    public async Task A_missing_asynchronous_form_is_a_fault_that_names_the_call(string name)
    {
        (await _server.CallAsync(name, _session, TestServer.VM))
            .Error.Should().Equal("Fault", $"No async mode for this operation (rpc: {name})");
    }

    [Fact]
    [Trait("Obligation", "RPC-3")]
    public async Task A_missing_permission_is_reported_before_a_bad_reference()
    {
        string reader = await _server.LoginAsync(Role.ReadOnly);

        Reply reply = await _server.CallAsync("VM.set_name_label", reader, "nonsense", "x");

        reply.Error.Should().HaveElementAt(0, "RBAC_PERMISSION_DENIED").And.HaveElementAt(1, "vm.set_name_label");
        reply.Error[2].Should().Contain("pool-admin").And.Contain("vm-admin").And.NotContain("read-only");
    }

    [Fact]
    public async Task A_reference_that_no_object_can_have_is_an_invalid_handle_as_it_was_sent()
    {
        (await _server.CallAsync("VM.set_name_label", _session, "nonsense", "x"))
            .Error.Should().Equal("HANDLE_INVALID", "VM", "nonsense");
    }

    [Fact]
    [Trait("Obligation", "RPC-4")]
    public async Task Text_that_is_not_UTF8_is_refused_before_the_name_is_looked_up()
    {
        using var output = new Rpc.Http.ReplyBuffer();
        var request = new Rpc.Wire.RpcRequest
        {
            Protocol = Rpc.Wire.RpcProtocol.JsonRpc2,
            MethodName = "no.such",
            Parameters = [WireValue.Of("a\uFFFD")],
            JsonId = "1"u8.ToArray(),
            InvalidUtf8 = "a\uFFFD",
        };

        await _server.Server.Dispatcher.DispatchAsync(request, new TestCaller(), output);

        new Reply(output.Written.Span).Error.Should()
            .Equal("INVALID_VALUE", "Invalid UTF-8 string in parameter", "a\uFFFD");
    }

    [Fact]
    public async Task A_session_that_is_no_text_is_a_type_error()
    {
        (await _server.CallAsync("VM.get_all", 5)).Error.Should().HaveElementAt(0, "INTERNAL_ERROR");
    }

    [Fact]
    public async Task A_session_of_another_class_is_invalid()
    {
        (await _server.CallAsync("VM.get_all", TestServer.VM))
            .Error.Should().Equal("SESSION_INVALID", TestServer.VM.ToString());
    }
}
