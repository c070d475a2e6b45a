using Xen.Model.Roles;
using Xen.Model.Rpc.Sessions;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Sessions;

public sealed class ChangePasswordTests
{
    [Fact]
    [Trait("Obligation", "SESSION-32")]
    public async Task A_new_password_counts_at_once_and_after_a_restart()
    {
        await using TestServer server = await TestServer.StartAsync();
        string session = await server.LoginAsync();

        (await server.CallAsync("session.change_password", session, "", "new one")).Text.Should().BeEmpty();

        (await server.CallAsync("session.login_with_password", "root", TestServer.Password)).Error
            .Should().NotBeEmpty();
        (await server.CallAsync(new TestCaller { Address =
            "192.0.2.9" }, "session.login_with_password", "root", "new one"))
            .Text.Should().StartWith("OpaqueRef:");
        using PasswordStore reopened = PasswordStore.Open(server.PasswordPath);
        (await reopened.VerifyAsync("new one")).Should().BeTrue();
    }

    [Fact]
    [Trait("Obligation", "SESSION-33")]
    public async Task The_old_password_is_looked_at_only_where_that_is_wanted()
    {
        await using TestServer server = await TestServer.StartAsync(options: new XenApiOptions
        {
            Sessions = new SessionPolicy { ChecksOldPassword = true },
        });
        string session = await server.LoginAsync();

        (await server.CallAsync("session.change_password", session, "", "new one")).Error[0]
            .Should().Be("CHANGE_PASSWORD_REJECTED");
        (await server.CallAsync("session.change_password", session, TestServer.Password, "new one")).Error
            .Should().BeEmpty();
    }

    [Fact]
    public async Task An_empty_or_endless_password_is_refused()
    {
        await using TestServer server = await TestServer.StartAsync();
        string session = await server.LoginAsync();

        foreach (string password in (string[])["", new string('x', PasswordStore.MaxLength + 1)])
        {
            string[] error = (await server.CallAsync("session.change_password", session, "", password)).Error;
            error.Should().HaveCount(2).And.HaveElementAt(0, "CHANGE_PASSWORD_REJECTED");
        }
    }

    [Fact]
    [Trait("Obligation", "SESSION-32")]
    public async Task Only_local_root_may_change_it()
    {
        await using TestServer server = await TestServer.StartAsync();
        string admin = await server.LoginAsync(Role.PoolAdmin);

        (await server.CallAsync("session.change_password", admin, "", "mine now")).Error[0]
            .Should().Be("RBAC_PERMISSION_DENIED");
    }
}
