using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Sessions;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Testing;

namespace Xen.Model.Rpc.Tests.Sessions;

public sealed class LoginTests
{
    [Fact]
    [Trait("Obligation", "SESSION-25")]
    public async Task A_right_password_begins_a_session_of_local_root()
    {
        await using TestServer server = await TestServer.StartAsync();

        SessionRecord session = Find(server, await server.LoginAsync("a tool"));

        session.IsLocalSuperuser.Should().BeTrue();
        session.AuthUserName.Should().Be("root");
        session.AuthUserSid.Should().BeEmpty();
        session.Originator.Should().Be("a tool");
        session.ThisHost.Should().Be(TestServer.Host.As<HostRecord>());
        session.Pool.Should().BeFalse();
        session.Uuid.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("root", "wrong")]
    [InlineData("root", "")]
    [InlineData("admin", TestServer.Password)]
    [InlineData("", TestServer.Password)]
    [InlineData("ROOT", TestServer.Password)]
    public async Task Anything_else_is_refused_with_the_name(string name, string password)
    {
        await using TestServer server = await TestServer.StartAsync();

        string[] error = (await server.CallAsync("session.login_with_password", name, password)).Error;

        error.Should().HaveCount(3);
        error.Take(2).Should().Equal("SESSION_AUTHENTICATION_FAILED", name);
    }

    [Fact]
    [Trait("Obligation", "SESSION-26")]
    public async Task Who_comes_through_the_local_socket_is_root_under_any_name()
    {
        await using TestServer server = await TestServer.StartAsync();

        Reply reply =
            await server.CallAsync(new TestCaller { Local = true }, "session.login_with_password", "someone", "");

        SessionRecord session = Find(server, reply.Text);
        session.IsLocalSuperuser.Should().BeTrue();
        session.AuthUserName.Should().Be("someone");
    }

    [Fact]
    public async Task The_login_for_emergencies_works_like_the_other()
    {
        await using TestServer server = await TestServer.StartAsync();

        string session = (await server.CallAsync(
            "session.slave_local_login_with_password", "root", TestServer.Password)).Text;

        (await server.CallAsync("VM.get_all", session)).Error.Should().BeEmpty();
        (await server.CallAsync("session.local_logout", session)).Text.Should().BeEmpty();
        (await server.CallAsync("VM.get_all", session)).Error.Should().Equal("SESSION_INVALID", session);
    }

    [Fact]
    [Trait("Obligation", "SESSION-27")]
    public async Task A_session_ends_with_its_logout()
    {
        await using TestServer server = await TestServer.StartAsync();
        string session = await server.LoginAsync();

        (await server.CallAsync("session.logout", session)).Text.Should().BeEmpty();

        (await server.CallAsync("VM.get_all", session)).Error.Should().Equal("SESSION_INVALID", session);
        (await server.CallAsync("session.logout", session)).Error.Should().Equal("SESSION_INVALID", session);
    }

    [Fact]
    [Trait("Obligation", "SESSION-31")]
    public async Task Wrong_passwords_slow_down_their_source_and_nobody_else()
    {
        var clock = new ManualClock();
        await using TestServer server = await TestServer.StartAsync(clock);
        var guesser = new TestCaller { Address = "198.51.100.7" };
        await server.CallAsync(guesser, "session.login_with_password", "root", "wrong");

        Task<Reply> next = server.CallAsync(guesser, "session.login_with_password", "root", "wrong");

        (await server.LoginAsync()).Should().StartWith("OpaqueRef:");
        next.IsCompleted.Should().BeFalse();
        clock.Advance(LoginThrottle.FirstDelay);
        (await next).Error[0].Should().Be("SESSION_AUTHENTICATION_FAILED");
    }

    [Fact]
    [Trait("Obligation", "SESSION-28")]
    public async Task The_time_of_last_use_is_refreshed_only_when_it_is_old()
    {
        var clock = new ManualClock();
        await using TestServer server = await TestServer.StartAsync(clock);
        string session = await server.LoginAsync();
        DateTimeOffset begun = clock.GetUtcNow();

        clock.Advance(SessionGate.TouchInterval);
        await server.CallAsync("VM.get_all", session);
        Find(server, session).LastActive.Should().Be(begun);
        clock.Advance(TimeSpan.FromSeconds(1));
        await server.CallAsync("VM.get_all", session);

        for (int round = 0; round < 1_000 && Find(server, session).LastActive == begun; round++)
        {
            await Task.Delay(5);
        }
        Find(server, session).LastActive.Should().Be(clock.GetUtcNow());
    }

    [Fact]
    public async Task A_session_unused_for_a_day_is_ended()
    {
        var clock = new ManualClock();
        await using TestServer server = await TestServer.StartAsync(clock);
        string idle = await server.LoginAsync();
        clock.Advance(TimeSpan.FromHours(23));
        string busy = await server.LoginAsync();

        clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(31));

        for (int round = 0; round < 1_000 && server.Model.View.All<SessionRecord>().Count() > 1; round++)
        {
            await Task.Delay(5);
        }
        (await server.CallAsync("VM.get_all", idle)).Error.Should().Equal("SESSION_INVALID", idle);
        (await server.CallAsync("VM.get_all", busy)).Error.Should().BeEmpty();
    }

    [Fact]
    public async Task The_session_unused_for_longest_makes_room_within_its_group()
    {
        var clock = new ManualClock();
        await using TestServer server = await TestServer.StartAsync(clock, new XenApiOptions
        {
            Sessions = new SessionPolicy { SessionsPerGroupMax = 2 },
        });
        string other = await server.LoginAsync("another tool");
        clock.Advance(TimeSpan.FromSeconds(1));
        string first = await server.LoginAsync("tool");
        clock.Advance(TimeSpan.FromSeconds(1));
        string second = await server.LoginAsync("tool");
        clock.Advance(TimeSpan.FromSeconds(1));

        string third = await server.LoginAsync("tool");

        (await server.CallAsync("VM.get_all", first)).Error.Should().Equal("SESSION_INVALID", first);
        foreach (string session in (string[])[other, second, third])
        {
            (await server.CallAsync("VM.get_all", session)).Error.Should().BeEmpty();
        }
    }

    [Fact]
    [Trait("Obligation", "SESSION-29")]
    public async Task Invented_originators_do_not_get_round_the_limit()
    {
        await using TestServer server = await TestServer.StartAsync(options: new XenApiOptions
        {
            Sessions = new SessionPolicy { SessionsMax = 3 },
        });

        for (int number = 0; number < 5; number++)
        {
            await server.LoginAsync($"tool {number}");
        }

        server.Model.View.All<SessionRecord>().Should().HaveCount(3);
    }

    [Fact]
    [Trait("Obligation", "SESSION-30")]
    public async Task All_sessions_of_a_user_but_the_callers_own_can_be_ended()
    {
        await using TestServer server = await TestServer.StartAsync();
        string root = await server.LoginAsync();
        string mine = await server.LoginAsync(Xen.Model.Roles.Role.PoolAdmin, "S-1");
        string other = await server.LoginAsync(Xen.Model.Roles.Role.PoolAdmin, "S-1");

        (await server.CallAsync("session.logout_subject_identifier", mine, "S-1")).Error.Should().BeEmpty();
        (await server.CallAsync("session.logout_subject_identifier", mine, "")).Error.Should().BeEmpty();

        (await server.CallAsync("VM.get_all", other)).Error.Should().NotBeEmpty();
        (await server.CallAsync("VM.get_all", mine)).Error.Should().BeEmpty();
        (await server.CallAsync("VM.get_all", root)).Error.Should().BeEmpty();
    }

    private static SessionRecord Find(TestServer server, string session)
    {
        ObjectRef.TryParse(session, out ObjectRef reference).Should().BeTrue();
        return server.Model.View.Find(reference.As<SessionRecord>())!;
    }
}
