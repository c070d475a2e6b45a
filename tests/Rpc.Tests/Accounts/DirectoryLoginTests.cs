using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Projections.Roles;
using Xen.Model.Rpc.Accounts;
using Xen.Model.Rpc.Sessions;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Testing;

namespace Xen.Model.Rpc.Tests.Accounts;

public sealed class DirectoryLoginTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("users-").FullName;
    private readonly ManualClock _clock = new();
    private UserDirectory _directory = null!;
    private TestServer _server = null!;
    private string _root = "";

    public async Task InitializeAsync()
    {
        _directory = new UserDirectory(Path.Combine(_folder, "users"), PasswordStore.MinIterations);
        _directory.Add("alice", "correct", "Alice A.", "staff");
        _directory.Add("bob", "horse");
        _server = await TestServer.StartAsync(_clock, new XenApiOptions { Directory = _directory });
        _root = await _server.LoginAsync();
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _directory.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    [Trait("Obligation", "SESSION-5")]
    public async Task A_user_logs_in_with_what_the_roles_of_the_subject_allow()
    {
        string subject = await SubjectAsync(SidOf("alice"), "vm-operator");

        string session = (await LoginAsync("alice", "correct")).Text;

        SessionRecord record = Find(session)!;
        record.IsLocalSuperuser.Should().BeFalse();
        record.AuthUserName.Should().Be("alice");
        record.AuthUserSid.Should().Be(SidOf("alice"));
        record.Subject.ToString().Should().Be(subject);
        (await _server.CallAsync("VM.get_all", session)).Error.Should().BeEmpty();
        (await _server.CallAsync("pool.get_all_records", session)).Error.Should().BeEmpty();
        (await _server.CallAsync("VM.set_name_label", session, TestServer.VM, "new")).Error[0]
            .Should().Be("RBAC_PERMISSION_DENIED");
        (await _server.CallAsync("VM.add_tags", session, TestServer.VM, "new")).Error.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "SESSION-6")]
    public async Task The_roles_of_all_groups_count_together()
    {
        await SubjectAsync(SidOf("alice"), "read-only");
        await SubjectAsync(_directory.Groups.Single().Sid, "vm-admin");

        string session = (await LoginAsync("alice", "correct")).Text;

        Find(session)!.RbacPermissions.Should().Contain("vm.set_name_label").And.NotContain("pool.set_name_label");
    }

    [Fact]
    [Trait("Obligation", "SESSION-7")]
    public async Task Who_is_no_subject_or_disabled_is_not_authorized()
    {
        (await LoginAsync("bob", "horse")).Error.Take(2).Should().Equal("SESSION_AUTHORIZATION_FAILED", "bob");
        await SubjectAsync(SidOf("alice"), "pool-admin");
        _directory.SetDisabled("alice", true);
        (await LoginAsync("alice", "correct")).Error.Take(2).Should().Equal("SESSION_AUTHORIZATION_FAILED", "alice");
    }

    [Fact]
    [Trait("Obligation", "SESSION-8")]
    public async Task Who_has_no_role_is_told_what_is_missing()
    {
        await SubjectAsync(SidOf("bob"));

        (await LoginAsync("bob", "horse")).Error.Take(2)
            .Should().Equal("RBAC_PERMISSION_DENIED", "session.login_with_password");
    }

    [Theory]
    [InlineData("alice", "wrong")]
    [InlineData("carol", "correct")]
    [InlineData("alice", TestServer.Password)]
    [InlineData("root", "correct")]
    [Trait("Obligation", "SESSION-9")]
    public async Task A_wrong_name_or_password_is_refused_alike(string name, string password) =>
        (await LoginAsync(name, password)).Error.Should()
            .Equal("SESSION_AUTHENTICATION_FAILED", name, "Authentication failure");

    [Fact]
    [Trait("Obligation", "SESSION-10")]
    public async Task Roles_are_settled_at_login()
    {
        string subject = await SubjectAsync(SidOf("bob"), "read-only");
        string before = (await LoginAsync("bob", "horse")).Text;
        await _server.CallAsync("subject.add_to_roles", _root, subject, Role("pool-admin"));

        (await _server.CallAsync("VM.set_name_label", before, TestServer.VM, "x")).Error.Should().NotBeEmpty();

        string after = (await LoginAsync("bob", "horse")).Text;
        (await _server.CallAsync("VM.set_name_label", after, TestServer.VM, "x")).Error.Should().BeEmpty();
    }

    [Theory]
    [InlineData("disabled")]
    [InlineData("removed")]
    [InlineData("subject")]
    [Trait("Obligation", "SESSION-11")]
    public async Task Sessions_of_those_who_may_no_longer_be_here_end(string what)
    {
        await SubjectAsync(SidOf("alice"), "pool-admin");
        string subject = await SubjectAsync(SidOf("bob"), "pool-admin");
        string alice = (await LoginAsync("alice", "correct")).Text;
        string bob = (await LoginAsync("bob", "horse")).Text;

        _ = what switch
        {
            "disabled" => _directory.SetDisabled("bob", true),
            "removed" => _directory.Remove("bob"),
            _ => (await _server.CallAsync("subject.destroy", _root, subject)).Error.Length == 0,
        };
        _clock.Advance(new SessionPolicy().HousekeepingInterval);

        await _server.UntilAsync(() => Find(bob) is null);
        (await _server.CallAsync("VM.get_all", bob)).Error.Should().Equal("SESSION_INVALID", bob);
        (await _server.CallAsync("VM.get_all", alice)).Error.Should().BeEmpty();
        (await _server.CallAsync("VM.get_all", _root)).Error.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "SESSION-35")]
    public async Task A_damaged_directory_throws_nobody_out_and_lets_nobody_in()
    {
        string subject = await SubjectAsync(SidOf("bob"), "read-only");
        string bob = (await LoginAsync("bob", "horse")).Text;
        string path = Path.Combine(_folder, "users");
        string before = await File.ReadAllTextAsync(path);

        await File.WriteAllTextAsync(path, "nonsense");
        _clock.Advance(new SessionPolicy().HousekeepingInterval);
        await Task.Delay(100);
        Find(bob).Should().NotBeNull();
        (await LoginAsync("bob", "horse")).Error[0].Should().Be("INTERNAL_ERROR");
        (await LoginAsync("root", TestServer.Password)).Error.Should().BeEmpty();

        await File.WriteAllTextAsync(path, before);
        await _server.CallAsync("subject.destroy", _root, subject);
        _clock.Advance(new SessionPolicy().HousekeepingInterval);
        await _server.UntilAsync(() => Find(bob) is null);
    }

    [Fact]
    [Trait("Obligation", "SESSION-12")]
    public async Task The_directory_says_who_is_who()
    {
        string sid = (await _server.CallAsync("auth.get_subject_identifier", _root, "alice")).Text;
        sid.Should().Be(SidOf("alice"));
        System.Text.Json.JsonElement about =
            (await _server.CallAsync("auth.get_subject_information_from_identifier", _root, sid)).Value;
        about.GetProperty("subject-name").GetString().Should().Be("alice");
        about.GetProperty("subject-displayname").GetString().Should().Be("Alice A.");
        about.GetProperty("subject-is-group").GetString().Should().Be("false");
        about.GetProperty("subject-account-disabled").GetString().Should().Be("false");
        (await _server.CallAsync("auth.get_group_membership", _root, sid)).Value.EnumerateArray()
            .Select(item => item.GetString()).Should().Equal(_directory.Groups.Single().Sid);
        foreach (string message in (string[])["identifier", "information_from_identifier"])
        {
            (await _server.CallAsync($"auth.get_subject_{message}", _root, "nobody")).Error
                .Should().Equal("SUBJECT_CANNOT_BE_RESOLVED");
        }
        (await _server.CallAsync("auth.get_group_membership", _root, "nobody")).Error
            .Should().Equal("SUBJECT_CANNOT_BE_RESOLVED");
    }

    [Fact]
    [Trait("Obligation", "SESSION-13")]
    public async Task Without_a_directory_nobody_can_be_looked_up()
    {
        await using TestServer server = await TestServer.StartAsync();
        string session = await server.LoginAsync();

        foreach (string message in (string[])
            ["get_subject_identifier", "get_subject_information_from_identifier", "get_group_membership"])
        {
            (await server.CallAsync("auth." + message, session, "alice")).Error.Should().Equal("AUTH_IS_DISABLED");
        }
    }

    [Fact]
    [Trait("Obligation", "SESSION-14")]
    public async Task The_permissions_of_a_subject_are_those_of_its_roles()
    {
        string subject = await SubjectAsync(SidOf("bob"), "read-only", "vm-operator");

        string[] names =
        [
            .. (await _server.CallAsync("subject.get_permissions_name_label", _root, subject)).Value.EnumerateArray()
                .Select(item => item.GetString()!),
        ];

        names.Should().OnlyHaveUniqueItems();
        names.Should().BeEquivalentTo(StaticRoles.Permissions
            .Where(item => (item.Value & (Xen.Model.Roles.Role.VMOperator | Xen.Model.Roles.Role.ReadOnly)) != 0)
            .Select(item => item.Key));
    }

    private Task<Reply> LoginAsync(string name, string password)
    {
        // Who has failed before is let try again only after a while.
        _clock.Advance(LoginThrottle.DelayMax);
        return _server.CallAsync("session.login_with_password", name, password);
    }

    private async Task<string> SubjectAsync(string sid, params string[] roles)
    {
        string subject = (await _server.CallAsync("subject.create", _root,
            new (string, object)[] { ("subject_identifier", sid), ("other_config", Array.Empty<(string, object)>()) }))
            .Text;
        foreach (string role in roles)
        {
            (await _server.CallAsync("subject.add_to_roles", _root, subject, Role(role))).Error.Should().BeEmpty();
        }
        return subject;
    }

    private static string Role(string name) => StaticRoles.RefOf(name).ToString();

    private string SidOf(string name) => _directory.Users.Single(user => user.Name == name).Sid;

    private SessionRecord? Find(string session)
    {
        ObjectRef.TryParse(session, out ObjectRef reference).Should().BeTrue();
        return _server.Model.View.Find(reference.As<SessionRecord>());
    }
}
