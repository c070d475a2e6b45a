using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Cli.XenLog;
using Xen.Model.Codec;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Engine.Secrets;
using Xen.Model.Primitives;
using Xen.Model.Projections.History;
using Xen.Model.Projections.Roles;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.Testing;
using Xen.Model.Wire;

namespace Xen.Model.Cli.Tests.XenLog;

/// <summary>A data folder that a real model writes, and the tool to look into it.</summary>
internal sealed class DataFolder : IAsyncDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("xenlog-").FullName;
    private readonly ManualClock _clock = new(DateTimeOffset.FromUnixTimeSeconds(1_787_300_000));

    public string Path => System.IO.Path.Combine(_root, "data");

    public string LogPath => System.IO.Path.Combine(Path, "log");

    public XenModel Model { get; private set; } = null!;

    public EventId Tail => Model.Log.Published.Tail;

    [SuppressMessage("Reliability", "CA2000", Justification = "the model owns its storage")]
    public static async Task<DataFolder> OpenAsync()
    {
        var folder = new DataFolder();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder.Path, "root-password"), "hash of it");
        Directory.CreateDirectory(System.IO.Path.Combine(folder.Path, "tls"));
        await File.WriteAllTextAsync(System.IO.Path.Combine(folder.Path, "tls", "key.pem"), "a key");
        folder.Model = await XenModel.OpenAsync(new XenModelOptions
        {
            Storage = SegmentLogStorage.Open(
                folder.LogPath, new SegmentLogOptions { SegmentSizeBytes = SegmentLogOptions.MinSegmentSizeBytes }),
            Deciders = StandardDeciders.Table(),
            Clock = folder._clock,
            StaticObjects = StaticRoles.Objects,
            Secrets = KeyRing.Open(System.IO.Path.Combine(folder.Path, "secret-keys")),
        });
        return folder;
    }

    /// <summary>A network that had three names, and a call that was refused.</summary>
    public static async Task<(DataFolder Folder, Ref<NetworkRecord> Network)> WithNetworkAsync()
    {
        DataFolder folder = await OpenAsync();
        var network = new Ref<NetworkRecord>(Guid.Parse("11111111-2222-4333-8444-555555555555"));
        var record = new NetworkRecord { Uuid = "the-uuid", NameLabel = "one" };
        await folder.DoAsync(new Observe([new Fact(network, record)]));
        await folder.CallAsync("ada", "network.set_name_label", network.ToString(), "two");
        await folder.CallAsync("bob", "network.set_name_label", network.ToString(), "three");
        return (folder, network);
    }

    public string InRoot(string name) => System.IO.Path.Combine(_root, name);

    public async Task DoAsync(Call call)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await Model.SubmitAsync(call, CallContext.Server)).Error.Should().BeNull();
    }

    public async Task<CallOutcome> CallAsync(string user, string method, params string[] arguments)
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        var output = new ArrayBufferWriter<byte>();
        Pack(output, arguments);
        byte[] packed = output.WrittenSpan.ToArray();
        return await Model.SubmitAsync(
            CallReader.Read(method, RecordedArguments.Read(packed), new WireReadContext())!,
            new CallContext { UserName = user, Origin = "10.0.0.1", Method = method, Arguments = packed });
    }

    /// <summary>Runs the tool on the folder.</summary>
    public ToolRun Run(params string[] arguments) => RunOn(Path, arguments);

    public static ToolRun RunOn(string data, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new StringReader("");
        int exitCode = XenLogCommand.Run([.. arguments, "--data", data], new CommandIo(output, error, input));
        return new ToolRun(exitCode, output.ToString(), error.ToString());
    }

    public ValueTask CloseAsync() => Model.DisposeAsync();

    public async ValueTask DisposeAsync()
    {
        await Model.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    private static void Pack(ArrayBufferWriter<byte> output, string[] arguments)
    {
        var writer = new MessagePackWriter(output);
        writer.WriteArrayHeader(arguments.Length);
        foreach (string argument in arguments)
        {
            writer.Write(argument);
        }
        writer.Flush();
    }
}
