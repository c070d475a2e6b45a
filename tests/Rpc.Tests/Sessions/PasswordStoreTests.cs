using Xen.Model.Rpc.Sessions;

namespace Xen.Model.Rpc.Tests.Sessions;

public sealed class PasswordStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("passwords-").FullName;

    private string FilePath => Path.Combine(_folder, "password");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Only_the_password_itself_is_right_the_first_time_and_every_time_after()
    {
        using PasswordStore store = PasswordStore.Create(FilePath, "päss", PasswordStore.MinIterations);

        for (int round = 0; round < 3; round++)
        {
            (await store.VerifyAsync("päss")).Should().BeTrue();
            (await store.VerifyAsync("pass")).Should().BeFalse();
            (await store.VerifyAsync("")).Should().BeFalse();
        }
    }

    [Fact]
    public void Nobody_but_the_owner_can_read_the_file_and_it_does_not_hold_the_password()
    {
        PasswordStore.Create(FilePath, "secret word", PasswordStore.MinIterations).Dispose();

        File.ReadAllText(FilePath).Should().NotContain("secret").And.StartWith("pbkdf2-sha256 1000 ");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(FilePath).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain text")]
    [InlineData("pbkdf2-sha256 600000 AAAA BBBB")]
    [InlineData("pbkdf2-sha256 999 AAAAAAAAAAAAAAAAAAAAAA== AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("pbkdf2-sha256 10000001 AAAAAAAAAAAAAAAAAAAAAA== AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("md5 1000 AAAAAAAAAAAAAAAAAAAAAA== AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void A_damaged_file_is_not_mistaken_for_a_password(string content)
    {
        File.WriteAllText(FilePath, content);

        FluentActions.Invoking(() => PasswordStore.Open(FilePath)).Should().Throw<InvalidDataException>()
            .WithMessage("*" + FilePath + "*");
    }

    [Fact]
    public async Task Too_many_slow_checks_at_once_are_turned_away()
    {
        using PasswordStore store = PasswordStore.Create(FilePath, "x", 20_000);

        bool?[] answers = await Task.WhenAll(Enumerable.Range(0, PasswordStore.MaxWaitingChecks * 2)
            .Select(number => store.VerifyAsync($"wrong {number}").AsTask()));

        answers.Count(answer => answer is null).Should().BeGreaterThan(0);
        answers.Count(answer => answer is false).Should().BeGreaterThanOrEqualTo(PasswordStore.MaxWaitingChecks);
        (await store.VerifyAsync("x")).Should().BeTrue();
    }

    [Fact]
    public void Made_up_passwords_differ() =>
        PasswordStore.Random().Should().HaveLength(24).And.NotBe(PasswordStore.Random());
}
