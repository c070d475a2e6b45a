using System.Globalization;
using System.Text;
using Xen.Model.Backend.Simulation;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Formats.ThinCli;
using Xen.Model.Primitives;
using Xen.Model.Projections.Roles;
using Xen.Model.Roles;
using Xen.Model.Rpc;
using Xen.Model.Rpc.Inside;
using Xen.Model.Rpc.Sessions;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Verbs.Tests.Support;

/// <summary>A server over simulated hosts that do everything at once, and a terminal to type commands at.</summary>
internal sealed class TestPool : IAsyncDisposable
{
    public const string Password = "correct horse";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("verbs-tests-").FullName;
    private readonly PasswordStore _passwords;
    private readonly SimulatedHost _hosts;

    private TestPool(XenModel model, SimulatedHost hosts, XenApiProjections projections)
    {
        Model = model;
        _hosts = hosts;
        _passwords = PasswordStore.Create(Path.Combine(_folder, "password"), Password, PasswordStore.MinIterations);
        Server = new XenApiServer(model, projections, _passwords);
    }

    public XenModel Model { get; }

    public XenApiServer Server { get; }

    /// <summary>Files that the client has, by name.</summary>
    public Dictionary<string, string> Files { get; } = [];

    /// <summary>What the user types when asked, in order; then no.</summary>
    public Queue<string> Answers { get; } = new();

    /// <summary>What the client does when it is told to transfer something; refuses unless a test says otherwise.
    /// </summary>
    public Func<ThinCommand, Task<bool>> Transfer { get; set; } = _ => Task.FromResult(false);

    public static async Task<TestPool> StartAsync(int hosts = 1)
    {
        var options = new SimulatedHostOptions { Hosts = hosts, Speed = 0 };
        var projections = new XenApiProjections();
        SimulatedHost? simulated = null;
        XenModel model = await XenModel.OpenAsync(new XenModelOptions
        {
            Storage = new MemoryLogStorage(),
            Deciders = StandardDeciders.Table(),
            Projections = projections.All,
            StaticObjects = StaticRoles.Objects,
            Secrets = new ReversibleProtector(),
            Effects = sink => simulated = SimulatedHost.Attach(sink, new SimulatedMachine(), options),
        });
        await SimulatedPool.SeedIfEmptyAsync(model, options, new SystemRandomSource());
        return new TestPool(model, simulated!, projections);
    }

    /// <summary>Types a command as root.</summary>
    public Task<Said> RunAsync(params string[] words) =>
        SendAsync([.. words, "username=root", $"password={Password}"]);

    /// <summary>Types a command as root that has to succeed.</summary>
    public async Task<Said> OkAsync(params string[] words)
    {
        Said said = await RunAsync(words);
        said.Code.Should().Be(0, $"xe {string.Join(' ', words)} said: {said.Errors}{said.Out}");
        return said;
    }

    /// <summary>The one value that a command prints.</summary>
    public async Task<string> ValueAsync(params string[] words) => (await OkAsync(words)).Value;

    /// <summary>A field of an object.</summary>
    public Task<string> GetAsync(string view, string uuid, string field) =>
        ValueAsync($"{view}-param-get", $"uuid={uuid}", $"param-name={field}");

    /// <summary>A halted VM of one of the templates.</summary>
    public Task<string> InstallAsync(string name) =>
        ValueAsync("vm-install", "template=Other install media", $"new-name-label={name}");

    /// <summary>Sends lines as they are.</summary>
    public async Task<Said> SendAsync(params string[] lines)
    {
        using var limit = new CancellationTokenSource(s_patience);
        return await SendAsync(lines, limit.Token);
    }

    /// <summary>Sends lines as they are; the client leaves when the token ends.</summary>
    public async Task<Said> SendAsync(string[] lines, CancellationToken leave)
    {
        (DuplexStream client, DuplexStream server) = DuplexStream.Pair();
        Task serving = ServeAsync(server, lines);
        try
        {
            return await TalkAsync(client, leave);
        }
        finally
        {
            await client.DisposeAsync();
            try
            {
                await serving.WaitAsync(s_patience, CancellationToken.None);
            }
            catch (Exception gone) when (gone is IOException or OperationCanceledException)
            {
                // The test closed the connection.
            }
        }
    }

    /// <summary>Begins a session of a user who has a role.</summary>
    public async Task<string> LoginAsync(Role role)
    {
        CallOutcome outcome = await Model.SubmitAsync(
            new OpenSession(new SessionRecord
            {
                AuthUserName = "somebody",
                AuthUserSid = "S-1-5-21-1",
                RbacPermissions = XenSet<string>.Of(
                    [.. StaticRoles.Permissions.Where(item => (item.Value & role) != 0).Select(item => item.Key)]),
            }),
            CallContext.Server);
        return outcome.Result!.ToString()!;
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        await _hosts.DisposeAsync();
        await Model.DisposeAsync();
        _passwords.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private Task ServeAsync(DuplexStream stream, string[] lines) => CommandServer.RunAsync(
        stream,
        ThinArguments.Write(lines),
        gone => new XenApiClient(Server, new XenApiPeer { Address = "192.0.2.1", Aborted = gone }),
        CancellationToken.None);

    private async Task<Said> TalkAsync(DuplexStream stream, CancellationToken leave)
    {
        using var client = new ThinStream(stream);
        (await client.ReadGreetingAsync(leave)).Should().Be((ThinStream.Major, ThinStream.Minor));
        await client.SendGreetingAsync(leave);
        var output = new StringBuilder();
        var errors = new StringBuilder();
        List<string> commands = [];
        while (await client.ReadAsync(ThinLimits.CommandBytesMax, leave) is ThinCommand command)
        {
            commands.Add(command.ToString());
            switch (command)
            {
                case ThinCommand.Print print:
                    output.Append(print.Text).Append('\n');
                    break;
                case ThinCommand.PrintStderr print:
                    errors.Append(print.Text);
                    break;
                case ThinCommand.Error error:
                    errors.Append(
                        CultureInfo.InvariantCulture, $"{error.Code}({string.Join(',', error.Parameters)})\n");
                    break;
                case ThinCommand.Exit exit:
                    return new Said(exit.Code, output.ToString(), errors.ToString(), commands);
                default:
                    await AnswerAsync(client, command, leave);
                    break;
            }
        }
        throw new IOException("the server left without a word");
    }

    private async Task AnswerAsync(ThinStream client, ThinCommand command, CancellationToken leave)
    {
        if (command is ThinCommand.Prompt)
        {
            string answer = Answers.TryDequeue(out string? typed) ? typed : "no";
            await client.SendChunkAsync(Encoding.UTF8.GetBytes(answer), leave);
            await client.SendAsync(ThinBlob.End, leave);
            return;
        }
        if (command is ThinCommand.Load load && Files.TryGetValue(load.File, out string? content))
        {
            await client.SendAsync(new ThinResponse(ThinAnswer.Ok), leave);
            await client.SendChunkAsync(Encoding.UTF8.GetBytes(content), leave);
            await client.SendAsync(ThinBlob.End, leave);
            return;
        }
        bool isDone = command is not ThinCommand.Load && await Transfer(command);
        await client.SendAsync(new ThinResponse(ThinAnswer.Wait), leave);
        await client.SendAsync(new ThinResponse(isDone ? ThinAnswer.Ok : ThinAnswer.Failed), leave);
    }
}
