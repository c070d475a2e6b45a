using Xen.Model.Rpc.Accounts;
using Xen.Model.Rpc.Sessions;

namespace Xen.Model.Rpc.Tests.Accounts;

public sealed class UserDirectoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("users-").FullName;
    private readonly UserDirectory _directory;

    public UserDirectoryTests() => _directory = Open();

    public void Dispose()
    {
        _directory.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Without_a_file_there_is_no_directory()
    {
        _directory.IsConfigured.Should().BeFalse();
        _directory.Users.Should().BeEmpty();
        _directory.Add("alice", "correct").Should().BeNull();
        _directory.IsConfigured.Should().BeTrue();
    }

    [Fact]
    public async Task A_password_is_right_for_its_user_and_no_other()
    {
        _directory.Add("alice", "correct");
        _directory.Add("bob", "horse");

        (await _directory.VerifyAsync("alice", "correct")).Should().BeTrue();
        (await _directory.VerifyAsync("ALICE", "correct")).Should().BeTrue();
        (await _directory.VerifyAsync("bob", "correct")).Should().BeFalse();
        (await _directory.VerifyAsync("carol", "correct")).Should().BeFalse();
        (await _directory.VerifyAsync("alice", "")).Should().BeFalse();
    }

    [Fact]
    public void The_file_is_for_its_owner_alone_and_holds_no_password()
    {
        _directory.Add("alice", "hunter2");

        File.ReadAllText(Path).Should().Contain("alice").And.NotContain("hunter2");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task What_another_process_changes_is_noticed()
    {
        _directory.Add("alice", "correct");
        using UserDirectory other = Open();
        other.Add("bob", "horse").Should().BeNull();
        other.SetDisabled("alice", true).Should().BeTrue();

        (await _directory.VerifyAsync("bob", "horse")).Should().BeTrue();
        _directory.Users.Select(user => (user.Name, user.IsDisabled)).Should().Equal(("alice", true), ("bob", false));
        other.Remove("bob");
        (await _directory.VerifyAsync("bob", "horse")).Should().BeFalse();
    }

    [Fact]
    public void Identifiers_are_never_given_twice()
    {
        _directory.Add("alice", "correct", "", "staff");
        string first = _directory.Users[0].Sid;
        _directory.Remove("alice");
        _directory.Add("alice", "correct", "", "staff");

        _directory.Users.Single().Sid.Should().NotBe(first).And.MatchRegex("^S-1-5-21-[0-9]+-[0-9]+-[0-9]+-[0-9]+$");
        _directory.Groups.Should().ContainSingle().Which.Sid.Should().NotBe(first);
    }

    [Theory]
    [InlineData("", "password")]
    [InlineData("root", "password")]
    [InlineData("alice", "password")]
    [InlineData("bob", "")]
    public void Names_and_passwords_must_be_some(string name, string password)
    {
        _directory.Add("Alice", "correct");

        _directory.Add(name, password).Should().NotBeNull();

        _directory.Users.Should().ContainSingle();
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("null")]
    public void A_damaged_file_is_not_taken_for_an_empty_one(string text)
    {
        File.WriteAllText(Path, text);

        ((Func<bool>)(() => _directory.IsConfigured)).Should().Throw<InvalidDataException>();
    }

    private string Path => System.IO.Path.Combine(_folder, "users");

    private UserDirectory Open() => new(Path, PasswordStore.MinIterations);
}
