using System.Collections.Immutable;
using System.Text;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Metrics;
using Xen.Model.Operations;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.Roles;
using Xen.Model.Rpc.Http;
using Xen.Model.Rpc.Sessions;
using Xen.Model.Rpc.Wire;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.Testing;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Tests.Support;

/// <summary>A server on a model in memory, with one host, one pool and one VM.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    public const string Password = "correct horse";

    public static readonly ObjectRef Pool = new(Guid.Parse("00000000-0000-4000-8000-000000000001"));
    public static readonly ObjectRef Host = new(Guid.Parse("00000000-0000-4000-8000-000000000002"));
    public static readonly ObjectRef VM = new(Guid.Parse("00000000-0000-4000-8000-000000000003"));
    public const string VMUuid = "00000000-0000-4000-8000-0000000000aa";

    private readonly string _folder = Directory.CreateTempSubdirectory("rpc-tests-").FullName;
    private readonly PasswordStore _passwords;

    private TestServer(
        MemoryLogStorage log, XenModel model, XenApiProjections projections, TimeProvider clock, XenApiOptions options)
    {
        Log = log;
        Model = model;
        Projections = projections;
        _passwords = PasswordStore.Create(Path.Combine(_folder, "password"), Password, PasswordStore.MinIterations);
        Server = new XenApiServer(model, projections, _passwords, options with { Clock = clock });
    }

    public MemoryLogStorage Log { get; }

    public XenModel Model { get; }

    public XenApiProjections Projections { get; }

    public XenApiServer Server { get; }

    public string PasswordPath => Path.Combine(_folder, "password");

    public static async Task<TestServer> StartAsync(
        TimeProvider? clock = null,
        XenApiOptions? options = null,
        Action<DeciderTable>? deciders = null,
        Func<ICallSink, IEffectRunner>? effects = null,
        Func<ICallSink, ArchiveRecorder>? metrics = null)
    {
        DeciderTable table = StandardDeciders.Table();
        deciders?.Invoke(table);
        var projections = new XenApiProjections();
        var log = new MemoryLogStorage();
        XenModel model = await XenModel.OpenAsync(new XenModelOptions
        {
            Storage = log,
            Deciders = table,
            Clock = clock ?? TimeProvider.System,
            Projections = projections.All,
            StaticObjects = StaticRoles.Objects,
            Secrets = new ReversibleProtector(),
            Effects = effects,
        });
        var server = new TestServer(
            log, model, projections, clock ?? TimeProvider.System,
            (options ?? new XenApiOptions()) with { Metrics = metrics?.Invoke(model) });
        await server.SeedAsync();
        return server;
    }

    /// <summary>Begins a session of root.</summary>
    public async Task<string> LoginAsync(string originator = "", TestCaller? caller = null) =>
        (await CallAsync(caller ?? new TestCaller(), "session.login_with_password",
            "root", Password, "1.0", originator)).Text;

    /// <summary>Begins a session of a user who has one role.</summary>
    public async Task<string> LoginAsync(Xen.Model.Roles.Role role, string sid = "S-1-5-21-1")
    {
        CallOutcome outcome = await Model.SubmitAsync(
            new OpenSession(new SessionRecord
            {
                AuthUserName = role.ToString(),
                AuthUserSid = sid,
                RbacPermissions = RolePermissions.Of(role),
            }),
            CallContext.Server);
        return outcome.Result!.ToString()!;
    }

    public Task<Reply> CallAsync(string method, params object[] arguments) =>
        CallAsync(new TestCaller(), method, arguments);

    public async Task<Reply> CallAsync(TestCaller caller, string method, params object[] arguments)
    {
        (Reply reply, Action<bool>? sent) = await AnswerAsync(caller, method, arguments);
        sent?.Invoke(true);
        return reply;
    }

    /// <summary>Makes a call and leaves it open whether the reply has arrived.</summary>
    public async Task<(Reply Reply, Action<bool>? Sent)> AnswerAsync(
        TestCaller caller, string method, params object[] arguments)
    {
        using var output = new ReplyBuffer();
        var request = new RpcRequest
        {
            Protocol = RpcProtocol.JsonRpc2,
            MethodName = method,
            Parameters = [.. arguments.Select(Wire)],
            JsonId = "1"u8.ToArray(),
        };
        Action<bool>? sent = await Server.Dispatcher.DispatchAsync(request, caller, output);
        return (new Reply(output.Written.Span), sent);
    }

    public async Task ObserveAsync(ObjectRef reference, XenRecord? record) =>
        await Model.SubmitAsync(
            new Observe(ImmutableArray.Create(new Fact(reference, record))), CallContext.Server);

    /// <summary>Waits for something that happens by itself, soon.</summary>
    public async Task UntilAsync(Func<bool> happened)
    {
        for (int round = 0; round < 2_000 && !happened(); round++)
        {
            await Task.Delay(5);
        }
        happened().Should().BeTrue();
    }

    public static WireValue Wire(object value) => value switch
    {
        WireValue wire => wire,
        string text => WireValue.Of(text),
        bool flag => WireValue.Of(flag),
        int number => WireValue.Of((long)number),
        long number => WireValue.Of(number),
        double number => WireValue.Of(number),
        ObjectRef reference => WireValue.Of(reference.ToString()),
        string[] items => WireValue.Array([.. items.Select(WireValue.Of)]),
        (string Name, object Value)[] members => WireValue.Struct(
            [.. members.Select(member => KeyValuePair.Create(member.Name, Wire(member.Value)))]),
        _ => throw new ArgumentException($"{value.GetType()} has no wire form"),
    };

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await Model.DisposeAsync();
        _passwords.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task SeedAsync()
    {
        await ObserveAsync(Host, (HostRecord)HostRecord.ClassInfo.Empty with
        {
            Uuid = "00000000-0000-4000-8000-0000000000bb",
            NameLabel = "the host",
        });
        await ObserveAsync(Pool, (PoolRecord)PoolRecord.ClassInfo.Empty with
        {
            Uuid = "00000000-0000-4000-8000-0000000000cc",
            Master = Host.As<HostRecord>(),
            OtherConfig = XenMap<string, string>.Of(("colour", "red")),
        });
        await ObserveAsync(VM, (VMRecord)VMRecord.ClassInfo.Empty with
        {
            Uuid = VMUuid,
            NameLabel = "the VM <&\">",
            MemoryStaticMax = 1L << 40,
        });
    }
}
