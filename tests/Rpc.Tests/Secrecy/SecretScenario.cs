using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Secrecy;

/// <summary>A life with as many secrets as possible; remembers them all.</summary>
internal sealed class SecretScenario
{
    public const string FirstPassword = "first-password-Aardvark";
    public const string SecondPassword = "second-password-Bittern";
    public const string KeptSecret = "kept-secret-Capercaillie";
    public const string StoragePassword = "storage-password-Dabchick";

    private static readonly Ref<HostRecord> s_host = new(Guid.Parse("00000000-0000-4000-8000-000000000001"));
    private static readonly Ref<HostRecord> s_otherHost = new(Guid.Parse("00000000-0000-4000-8000-000000000002"));
    private static readonly Ref<PoolRecord> s_pool = new(Guid.Parse("00000000-0000-4000-8000-000000000003"));
    private static readonly Ref<SRRecord> s_sr = new(Guid.Parse("00000000-0000-4000-8000-000000000004"));
    private static readonly Ref<SMRecord> s_sm = new(Guid.Parse("00000000-0000-4000-8000-000000000005"));
    private static readonly Ref<VMRecord> s_vm = new(Guid.Parse("00000000-0000-4000-8000-000000000006"));

    private readonly FolderServer _server;
    private readonly List<string> _secrets = [];
    private string _session = "";

    public SecretScenario(FolderServer server) => _server = server;

    /// <summary>Every password, secret and session reference so far.</summary>
    public IReadOnlyList<string> Secrets => _secrets;

    /// <summary>A session that is alive.</summary>
    public string Session => _session;

    /// <summary>The secret whose value is <see cref="KeptSecret"/>.</summary>
    public string KeptReference { get; private set; } = "";

    public static Ref<VMRecord> VM => s_vm;

    public async Task RunAsync()
    {
        await AddObjectsAsync();
        _session = await LoginAsync(FirstPassword);
        (await _server.CallAsync("session.change_password", _session, FirstPassword, Secret(SecondPassword))).Error
            .Should().BeEmpty();
        _session = await LoginAsync(SecondPassword);
        await KeepSecretsAsync();
        await AttachStorageAsync();
        await UseTasksAsync();
        await MisplaceSessionsAsync();
        await MisplacePasswordsAsync();
        await LackPermissionAsync();
        await FailToLogInAsync();
    }

    private async Task AddObjectsAsync()
    {
        await _server.AddAsync(s_host, new HostRecord { Uuid = "host" });
        await _server.AddAsync(s_otherHost, new HostRecord { Uuid = "other host" });
        await _server.AddAsync(s_pool, new PoolRecord { Uuid = "pool", Master = s_host });
        await _server.AddAsync(s_sm, new SMRecord { Uuid = "sm", Type = "nfs" });
        await _server.AddAsync(s_sr, new SRRecord { Uuid = "sr", Type = "nfs" });
        await _server.AddAsync(s_vm, new VMRecord { Uuid = "vm", NameLabel = "vm" });
    }

    private async Task KeepSecretsAsync()
    {
        KeptReference = await CreateSecretAsync(Secret(KeptSecret));
        string changed = await CreateSecretAsync(Secret("changed-secret-Egret"));
        await DoAsync("secret.set_value", changed, Secret("changed-again-Fulmar"));
        string gone = await CreateSecretAsync(Secret("gone-secret-Godwit"));
        await DoAsync("secret.destroy", gone);
        await _server.CallAsync("Async.secret.create", _session, NewSecret(Secret("later-secret-Harrier")));
        await _server.CallAsync("secret.introduce", _session, "a uuid", Secret("introduced-secret-Ibis"), Nothing());
    }

    private async Task AttachStorageAsync()
    {
        Reply pbd = await _server.CallAsync("PBD.create", _session, NewPBD(s_host, Secret(StoragePassword)));
        await DoAsync("PBD.set_device_config", pbd.Text, Configuration(Secret("changed-storage-Jackdaw")));
        await _server.CallAsync("PBD.create", _session, NewPBD(s_host, Secret("refused-storage-Kestrel")));
        await _server.CallAsync("PBD.create", _session, NewPBD(s_otherHost, Secret("gone-storage-Lapwing")));
        (await _server.CallAsync(
            "Async.SR.create", _session, s_otherHost.ToString(), Configuration(Secret("pending-storage-Merlin")), 1,
            "a repository", "", "nfs", "user", true, Nothing())).Text.Should().StartWith("OpaqueRef:");
    }

    private async Task UseTasksAsync()
    {
        string task = (await _server.CallAsync("task.create", _session, "a task", "")).Text;
        (await _server.CallAsync("session.get_tasks", _session, _session)).Value.ToString().Should().Contain(task);
        await _server.CallAsync("Async.VM.start", _session, s_vm.ToString(), false, false);
        await _server.CallAsync("Async.VM.clone", _session, "OpaqueRef:" + Guid.Empty, "a name");
    }

    /// <summary>Sessions where others are due, those that are over, and those that never were.</summary>
    private async Task MisplaceSessionsAsync()
    {
        string over = await LoginAsync(SecondPassword);
        await DoAsync("session.add_to_other_config", over, "key", "value");
        foreach (string session in (string[])[_session, over])
        {
            await _server.CallAsync("VM.destroy", _session, session);
            await _server.CallAsync("Async.VM.destroy", _session, session);
            await _server.CallAsync("VM.start", _session, session, false, false);
            await _server.CallAsync("Async.VM.start", _session, session, false, false);
            await _server.CallAsync("VM.set_affinity", _session, s_vm.ToString(), session);
            await _server.CallAsync("session.set_other_config", _session, session, Nothing());
        }
        await _server.CallAsync("session.logout", over);
        await _server.CallAsync("session.logout", over);
        await _server.CallAsync("VM.destroy", over, s_vm.ToString());
        await _server.CallAsync("session.add_to_other_config", _session, over, "key", "value");
    }

    /// <summary>Passwords where others are due: too few arguments, too many, of other types, in their places.</summary>
    private async Task MisplacePasswordsAsync()
    {
        string secret = Secret("misplaced-password-Nuthatch");
        await _server.CallAsync("secret.set_value", _session, secret);
        await _server.CallAsync("secret.set_value", secret, KeptReference, secret);
        await _server.CallAsync("secret.set_value", _session, KeptReference, new[] { secret });
        await _server.CallAsync("secret.create", _session, new { value = new[] { secret } });
        await _server.CallAsync("PBD.create", _session, NewPBD(s_host, secret), secret);
        await _server.CallAsync("VM.set_name_label", secret, s_vm.ToString(), "a name");
        await _server.CallAsync("session.change_password", _session, "not " + secret, secret);
        await _server.CallAsync("session.change_password", _session, secret);
        await _server.CallAsync("session.login_with_password", "root", secret, "1.0", "tests", secret);
    }

    private async Task LackPermissionAsync()
    {
        string session = Secret(await _server.LoginAsync(Role.ReadOnly));
        string secret = Secret("denied-password-Osprey");
        await _server.CallAsync("secret.set_value", session, KeptReference, secret);
        await _server.CallAsync("secret.create", session, NewSecret(secret));
        await _server.CallAsync("PBD.create", session, NewPBD(s_host, secret));
        await _server.CallAsync("session.change_password", session, SecondPassword, secret);
        await _server.CallAsync("session.set_other_config", session, _session, Nothing());
    }

    private async Task FailToLogInAsync()
    {
        (await _server.CallAsync("session.login_with_password", "root", Secret("wrong-password-Pipit"), "1.0", "tests"))
            .Error.Should().HaveElementAt(0, "SESSION_AUTHENTICATION_FAILED");
        await _server.CallAsync("session.slave_local_login_with_password", "root", Secret("wrong-password-Quail"));
        await _server.CallAsync("session.slave_login", s_host.ToString(), Secret("pool-secret-Redstart"));
    }

    private async Task<string> LoginAsync(string password) => Secret((await _server.CallAsync(
        "session.login_with_password", "root", Secret(password), "1.0", "tests")).Text);

    private async Task<string> CreateSecretAsync(string value) =>
        (await _server.CallAsync("secret.create", _session, NewSecret(value))).Text;

    private async Task DoAsync(string method, string self, params object[] rest) =>
        (await _server.CallAsync(method, [_session, self, .. rest])).Error.Should().BeEmpty();

    private static object NewSecret(string value) => new { value, other_config = Nothing() };

    private static object NewPBD(Ref<HostRecord> host, string password) => new
    {
        host = host.ToString(),
        SR = s_sr.ToString(),
        device_config = Configuration(password),
        other_config = Nothing(),
    };

    private static Dictionary<string, string> Configuration(string password) =>
        new() { ["server"] = "nas", ["cifspassword"] = password };

    private static Dictionary<string, string> Nothing() => [];

    private string Secret(string text)
    {
        if (!_secrets.Contains(text))
        {
            _secrets.Add(text);
        }
        return text;
    }
}
