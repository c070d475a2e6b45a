using System.Globalization;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Dispatch.Methods;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Dispatch;

public sealed class ArityTests : IAsyncLifetime
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
    [Trait("Obligation", "RPC-6")]
    public async Task Every_message_refuses_too_few_arguments_in_both_spellings()
    {
        foreach (Method method in MethodTable.Standard.All.Where(method => method.RequiredCount > 0))
        {
            object[] arguments = method.NeedsSession ? ["any session"] : [];
            string expected = method.RequiredCount.ToString(CultureInfo.InvariantCulture);
            foreach (string name in (string[])[method.Name, method.ClassName + "_" + method.MessageName])
            {
                (await _server.CallAsync(name, arguments)).Error.Should()
                    .Equal("MESSAGE_PARAMETER_COUNT_MISMATCH", name, expected, "0");
            }
        }
    }

    [Fact]
    public async Task Surplus_arguments_are_refused_exactly_where_there_are_no_defaults()
    {
        foreach (Method method in MethodTable.Standard.All.Where(method => method.NeedsSession))
        {
            int count = method.TotalCount + 1;
            object[] arguments = ["no session", .. Enumerable.Repeat<object>("x", count)];
            string[] error = (await _server.CallAsync(method.Name, arguments)).Error;
            if (method.TotalCount == method.RequiredCount)
            {
                string expected = method.RequiredCount.ToString(CultureInfo.InvariantCulture);
                string received = count.ToString(CultureInfo.InvariantCulture);
                error.Should().Equal("MESSAGE_PARAMETER_COUNT_MISMATCH", method.Name, expected, received);
            }
            else
            {
                error[0].Should().NotBe("MESSAGE_PARAMETER_COUNT_MISMATCH", method.Name);
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public async Task A_login_may_leave_off_what_has_a_default_and_bring_more_than_is_known(int count)
    {
        object[] arguments = [.. ((object[])["root", TestServer.Password, "2.21", "tool", "x", "y"]).Take(count)];

        (await _server.CallAsync("session.login_with_password", arguments)).Text.Should().StartWith("OpaqueRef:");
    }

    [Fact]
    public async Task A_login_without_password_is_short_of_one_argument()
    {
        (await _server.CallAsync("session.login_with_password", "root")).Error.Should()
            .Equal("MESSAGE_PARAMETER_COUNT_MISMATCH", "session.login_with_password", "2", "1");
    }

    [Fact]
    public async Task A_constructor_takes_one_struct()
    {
        (await _server.CallAsync("VBD.create", _session)).Error.Should()
            .Equal("MESSAGE_PARAMETER_COUNT_MISMATCH", "VBD.create", "1", "0");
    }

    [Fact]
    public async Task A_field_that_a_constructor_demands_is_named_when_it_is_missing()
    {
        string[] error = (await _server.CallAsync("VBD.create", _session, ((string, object)[])[])).Error;

        error.Should().HaveElementAt(0, "INTERNAL_ERROR");
        error[1].Should().Contain("VBD.");
    }
}
