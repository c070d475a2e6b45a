using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Sessions;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Rpc.Tests.Sessions;

public sealed class SessionLimitTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private TestServer _server = null!;

    public async Task InitializeAsync() =>
        _server = await TestServer.StartAsync(_clock, new XenApiOptions { PoolSecret = "the pool's" });

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    [Trait("Obligation", "SESSION-15")]
    public async Task A_group_has_five_hundred_sessions_at_most()
    {
        int max = new SessionPolicy().SessionsPerGroupMax;
        max.Should().Be(500);
        string first = await LoginAsync("tool");
        string other = await LoginAsync("another tool");
        string second = await LoginAsync("tool");
        for (int number = 2; number < max; number++)
        {
            await LoginAsync("tool");
        }
        IsAlive(first).Should().BeTrue("the limit is not passed yet");

        await LoginAsync("tool");

        IsAlive(first).Should().BeFalse();
        IsAlive(second).Should().BeTrue();
        IsAlive(other).Should().BeTrue();
        _server.Model.View.All<SessionRecord>().Should().HaveCount(max + 1);
    }

    [Fact]
    [Trait("Obligation", "SESSION-16")]
    public async Task Root_without_originator_and_hosts_have_four_hundred_each()
    {
        string host = (await _server.CallAsync("session.slave_login", TestServer.Host, "the pool's")).Text;
        string first = await LoginAsync("");
        for (int number = 1; number < new SessionPolicy().AnonymousSessionsMax; number++)
        {
            await LoginAsync("");
        }
        IsAlive(first).Should().BeTrue();
        await LoginAsync("");
        IsAlive(first).Should().BeFalse();
        IsAlive(host).Should().BeTrue("it belongs to another group");

        for (int number = 1; number <= new SessionPolicy().PoolSessionsMax; number++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(1));
            await _server.CallAsync("session.slave_login", TestServer.Host, "the pool's");
        }
        IsAlive(host).Should().BeFalse();
    }

    [Fact]
    [Trait("Obligation", "SESSION-17")]
    public async Task Users_other_than_root_are_grouped_by_name_whatever_the_program()
    {
        await using TestServer server = await TestServer.StartAsync(_clock, new XenApiOptions
        {
            Sessions = new SessionPolicy { SessionsPerGroupMax = 1 },
        });
        await server.Model.SubmitAsync(new OpenSession(Alice), CallContext.Server);
        string root = await server.LoginAsync("a");
        string session = await server.LoginAsync("b");

        IsAlive(root, server).Should().BeTrue();
        IsAlive(session, server).Should().BeTrue();
        server.Model.View.All<SessionRecord>().Should().HaveCount(3);
    }

    [Fact]
    [Trait("Obligation", "SESSION-18")]
    public async Task A_session_whose_task_has_not_ended_is_spared()
    {
        await using TestServer server = await TestServer.StartAsync(_clock, new XenApiOptions
        {
            Sessions = new SessionPolicy { SessionsPerGroupMax = 2 },
        });
        string parent = await server.LoginAsync("tool");
        string busy = await ChildAsync(server, parent);
        string task = (await server.CallAsync("task.create", busy, "work", "")).Text;
        _clock.Advance(TimeSpan.FromSeconds(1));
        string idle = await server.LoginAsync("tool");

        IsAlive(parent, server).Should().BeTrue("a session made from it has work to do");
        IsAlive(busy, server).Should().BeTrue();
        IsAlive(idle, server).Should().BeTrue("the limit gives way to work");

        await server.CallAsync("task.set_status", busy, task, "success");
        _clock.Advance(TimeSpan.FromSeconds(1));
        string last = await server.LoginAsync("tool");
        IsAlive(last, server).Should().BeTrue();
        IsAlive(parent, server).Should().BeFalse();
    }

    [Fact]
    [Trait("Obligation", "SESSION-19")]
    public async Task Idleness_ends_a_session_after_a_day_unless_its_task_has_not_ended()
    {
        string idle = await LoginAsync("idle");
        string busy = await LoginAsync("busy");
        await _server.CallAsync("task.create", busy, "work", "");

        _clock.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        await Task.Delay(50);
        IsAlive(idle).Should().BeTrue("it is not a day yet");
        _clock.Advance(TimeSpan.FromSeconds(32));

        await _server.UntilAsync(() => !IsAlive(idle));
        IsAlive(busy).Should().BeTrue();
    }

    [Fact]
    [Trait("Obligation", "SESSION-20")]
    public async Task Hosts_log_in_with_the_secret_of_the_pool()
    {
        foreach (string wrong in (string[])["wrong", ""])
        {
            (await _server.CallAsync("session.slave_login", TestServer.Host, wrong)).Error[0]
                .Should().Be("SESSION_AUTHENTICATION_FAILED");
            _clock.Advance(TimeSpan.FromMinutes(1));
        }
        string session = (await _server.CallAsync("session.slave_local_login", "the pool's")).Text;
        (await _server.CallAsync("session.get_pool", session, session)).Value.GetBoolean().Should().BeTrue();

        await using TestServer without = await TestServer.StartAsync();
        (await without.CallAsync("session.slave_local_login", "")).Error[0]
            .Should().Be("SESSION_AUTHENTICATION_FAILED");
    }

    [Fact]
    [Trait("Obligation", "SESSION-21")]
    public async Task All_sessions_that_a_subject_let_in_can_be_ended()
    {
        string root = await LoginAsync("");
        string subject = (await _server.CallAsync("subject.create", root, new (string, object)[]
        {
            ("subject_identifier", "S-group"), ("other_config", Array.Empty<(string, object)>()),
        })).Text;
        ObjectRef.TryParse(subject, out ObjectRef reference);
        SessionRecord member = Alice with { Subject = reference.As<SubjectRecord>() };
        CallOutcome opened = await _server.Model.SubmitAsync(new OpenSession(member), CallContext.Server);
        string alice = opened.Result!.ToString()!;

        (await _server.CallAsync("session.logout_subject_identifier", root, "S-group")).Error.Should().BeEmpty();

        IsAlive(alice).Should().BeFalse();
        IsAlive(root).Should().BeTrue();
    }

    private static SessionRecord Alice => new() { AuthUserName = "alice", AuthUserSid = "S-alice" };

    private static async Task<string> ChildAsync(TestServer server, string parent)
    {
        ObjectRef.TryParse(parent, out ObjectRef reference).Should().BeTrue();
        return (await server.Model.SubmitAsync(
            new OpenSession(new SessionRecord
            {
                IsLocalSuperuser = true,
                AuthUserName = "root",
                Originator = "tool",
                Parent = reference.As<SessionRecord>(),
            }),
            CallContext.Server)).Result!.ToString()!;
    }

    private async Task<string> LoginAsync(string originator)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        return await _server.LoginAsync(originator);
    }

    private bool IsAlive(string session) => IsAlive(session, _server);

    private static bool IsAlive(string session, TestServer server)
    {
        ObjectRef.TryParse(session, out ObjectRef reference).Should().BeTrue();
        return server.Model.View.Find(reference.As<SessionRecord>()) is not null;
    }
}
