using System.Text;
using Xen.Model.Calls;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Engine.Secrets;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Tests.Secrecy;

/// <summary>Whoever gets hold of the data folder, the keys apart, learns no password, secret or session.</summary>
public sealed class DataFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("secrecy-").FullName;

    private string KeyFile => Path.Combine(_folder, "secrets.key");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task No_byte_on_the_disk_gives_a_secret_away()
    {
        SecretScenario scenario = await RunAsync(KeyRing.Open(KeyFile));
        scenario.Secrets.Should().HaveCountGreaterThan(20);
        SecretSearch.In(_folder, scenario.Secrets).Should().BeEmpty();
        Directory.EnumerateFiles(_folder, "*.checkpoint", SearchOption.AllDirectories).Should().NotBeEmpty();
        Recorded().Should().Contain(["secret.create", "secret.set_value", "session.login_with_password",
            "session.change_password", "PBD.create", "Async.SR.create", "VM.destroy", "session.logout"],
            "all of it has left a trace");
    }

    [Fact]
    public async Task Secrets_survive_a_restart_and_a_rotation_of_the_keys()
    {
        SecretScenario scenario = await RunAsync(KeyRing.Open(KeyFile));
        KeyRing keys = KeyRing.Open(KeyFile);
        await using (FolderServer server = await OpenAsync(keys))
        {
            keys.Rotate();
            CallOutcome outcome = await server.Model.SubmitAsync(new ProtectSecrets(), CallContext.Server);
            outcome.Error.Should().BeNull();
            ((long)outcome.Result!).Should().BeGreaterThan(2);
        }
        await using (FolderServer server = await OpenAsync(KeyRing.Open(KeyFile)))
        {
            string session = await LoginAsync(server);
            (await server.CallAsync("secret.get_value", session, scenario.KeptReference)).Text
                .Should().Be(SecretScenario.KeptSecret);
        }
        SecretSearch.In(_folder, scenario.Secrets).Should().BeEmpty();
    }

    [Fact]
    public async Task With_other_keys_the_folder_is_not_opened()
    {
        await RunAsync(KeyRing.Open(KeyFile));
        Func<Task> opening = async () => await (await OpenAsync(KeyRing.Open(KeyFile + ".other"))).DisposeAsync();
        await opening.Should().ThrowAsync<SecretUnreadableException>();
    }

    [Fact]
    public async Task The_search_finds_secrets_that_nobody_protects()
    {
        SecretScenario scenario = await RunAsync(new NoProtection());
        SecretSearch.In(_folder, scenario.Secrets).Should()
            .Contain(place => place.Contains(SecretScenario.KeptSecret, StringComparison.Ordinal))
            .And.Contain(place => place.Contains(SecretScenario.StoragePassword, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_search_finds_what_a_client_writes_where_everybody_may_read_it()
    {
        KeyRing keys = KeyRing.Open(KeyFile);
        string session;
        await using (FolderServer server = await OpenAsync(keys))
        {
            var scenario = new SecretScenario(server);
            await scenario.RunAsync();
            session = scenario.Session;
            await server.CallAsync("VM.set_name_label", session, SecretScenario.VM.ToString(), session);
        }
        SecretSearch.In(_folder, [session]).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("a-planted-password")]
    [InlineData("OpaqueRef:0f1e2d3c-4b5a-4978-8695-a4b3c2d1e0ff")]
    public void The_search_finds_every_form_wherever_it_is_planted(string secret)
    {
        string file = Path.Combine(_folder, "planted");
        foreach ((string name, byte[] bytes) in SecretSearch.FormsOf(secret))
        {
            foreach (int before in (int[])[0, 1, 2, 70_001])
            {
                File.WriteAllBytes(file, [.. new byte[before], .. bytes, .. new byte[3]]);
                SecretSearch.In(_folder, [secret]).Should().Contain(place => place.StartsWith(name));
            }
        }
        foreach (int before in Enumerable.Range(0, 6))
        {
            byte[] among = [.. new byte[before], .. Encoding.UTF8.GetBytes(secret), 1, 2, 3];
            File.WriteAllText(file, Convert.ToBase64String(among));
            bool isText = !secret.StartsWith(ObjectRef.Prefix, StringComparison.Ordinal);
            (SecretSearch.In(_folder, [secret]).Count > 0).Should().Be(isText, "texts are looked for in base64 too");
        }
    }

    private async Task<SecretScenario> RunAsync(ISecretProtector secrets)
    {
        await using FolderServer server = await OpenAsync(secrets);
        var scenario = new SecretScenario(server);
        await scenario.RunAsync();
        return scenario;
    }

    private Task<FolderServer> OpenAsync(ISecretProtector secrets) =>
        FolderServer.StartAsync(_folder, secrets, SecretScenario.FirstPassword);

    private static async Task<string> LoginAsync(FolderServer server) => (await server.CallAsync(
        "session.login_with_password", "root", SecretScenario.SecondPassword, "1.0", "tests")).Text;

    /// <summary>The methods that the log tells of.</summary>
    private List<string> Recorded()
    {
        using SegmentLogStorage log = SegmentLogStorage.Open(Path.Combine(_folder, "log"));
        return [.. log.Read(log.Horizon).Select(commit => CommitReader.Read(commit).Header.Method)];
    }

    private sealed class NoProtection : ISecretProtector
    {
        public string Protect(string secret) => secret;

        public string Reveal(string kept) => kept;
    }
}
