using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Xen.Model.Backend.Simulation;
using Xen.Model.Backend.Simulation.Storage;
using Xen.Model.Calls;
using Xen.Model.Codec;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Engine.Archive;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Metrics;
using Xen.Model.Ports;
using Xen.Model.Projections.Roles;
using Xen.Model.Rpc;
using Xen.Model.Rpc.Accounts;
using Xen.Model.Rpc.Http;
using Xen.Model.Rpc.Sessions;
using Xen.Model.Verbs;
using Xen.Model.Sequencing;

namespace Xen.Model.Daemon;

/// <summary>Puts the parts together, lets them run until a signal or an error, and takes them apart again.</summary>
internal static class Daemon
{
    private const int Stopped = 0;
    private const int Failed = 1;
    private const int UsualHttpsPort = 443;

    /// <summary>Serves until it is told to stop; returns the exit code.</summary>
    public static async Task<int> RunAsync(DaemonOptions options)
    {
        using var stop = new StopSignal();
        try
        {
            DataFolder.Create(options.Data);
            using PasswordStore passwords = RootPassword.Open(options);
            return await RunAsync(options, passwords, stop).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsExpected(failure))
        {
            return await FailAsync(failure).ConfigureAwait(false);
        }
    }

    /// <summary>True for what can go wrong outside the program, and is told in a line.</summary>
    public static bool IsExpected(Exception failure) => failure is IOException or UnauthorizedAccessException
        or InvalidDataException or CryptographicException or SocketException or MessagePackException
        or SecretUnreadableException or EngineStoppedException;

    /// <summary>Tells what went wrong; returns the exit code.</summary>
    public static async Task<int> FailAsync(Exception failure)
    {
        await Console.Error.WriteLineAsync($"xenmodeld: {failure.Message}").ConfigureAwait(false);
        return Failed;
    }

    private static async Task<int> RunAsync(DaemonOptions options, PasswordStore passwords, StopSignal stop)
    {
        var simulation = new SimulatedHostOptions
        {
            Hosts = options.SimulatedHosts,
            Speed = options.SimulationSpeed,
            Address = AdvertisedAddress.Of(options),
        };
        var projections = new XenApiProjections();
        SimulatedHost? hosts = null;
        SegmentLogStorage log = await OpenLogAsync(options).ConfigureAwait(false);
        using SimulatedStorage disks = DataFolder.OpenDisks(options.Data);
        var machine = new SimulatedMachine(disks);
        XenModel model = await XenModel.OpenAsync(new XenModelOptions
        {
            Storage = log,
            Secrets = DataFolder.OpenKeys(options.Data),
            Deciders = StandardDeciders.Table(),
            Projections = projections.All,
            StaticObjects = StaticRoles.Objects,
            FlushPolicy = options.Flush,
            Retention = options.Retention,
            Checkpoints = options.Checkpoints,
            CheckpointFailed = failure =>
                Console.Error.WriteLine($"xenmodeld: a checkpoint could not be taken: {failure.Message}"),
            Progress = new StartupReport(TimeProvider.System, Console.Error),
            Effects = sink => hosts = SimulatedHost.Attach(sink, machine, simulation),
        }).ConfigureAwait(false);
        await using (model.ConfigureAwait(false))
        {
            foreach (string bad in model.Recovery.BadCheckpoints)
            {
                await Console.Error.WriteLineAsync($"xenmodeld: {bad}").ConfigureAwait(false);
            }
            await SimulatedPool.SeedIfEmptyAsync(model, simulation, new SystemRandomSource()).ConfigureAwait(false);
            await model.SubmitAsync(new ObserveAgentStart(), CallContext.Server).ConfigureAwait(false);
            await using (hosts!.ConfigureAwait(false))
            {
                using UserDirectory users = DataFolder.OpenUsers(options.Data);
                ArchiveRecorder recorder = Record(model, hosts!.Counters, options);
                await using ConfiguredAsyncDisposable recording = recorder.ConfigureAwait(false);
                XenApiOptions api = ApiOptions(options) with
                {
                    Directory = users,
                    Consoles = hosts!.Consoles,
                    BlobFolder = DataFolder.BlobsOf(options.Data),
                    ShutDown = stop.Request,
                    Disks = disks,
                    Metrics = recorder,
                    Archive = new LogArchive(log.Disk, () => model.Log.Published.Tail),
                    Handlers = [CommandHandler.Handlers],
                };
                return await ServeAsync(
                    options,
                    new XenApiServer(model, projections, passwords, api),
                    https => AdvertiseAsync(options, model, simulation, https),
                    Task.WhenAny(stop.Received, model.Stopped).Unwrap()).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Begins to record what the machines count.</summary>
    private static ArchiveRecorder Record(XenModel model, IMachineCounters counters, DaemonOptions options)
    {
        var metrics = new MetricsOptions
        {
            Folder = DataFolder.MetricsOf(options.Data),
            Report = text => Console.Error.WriteLine($"xenmodeld: {text}"),
        };
        return new ArchiveRecorder(new ArchiveBook(model, counters, metrics), metrics);
    }

    /// <summary>Tells hosts where they are reached, which is known once there is something to be reached.</summary>
    private static async Task AdvertiseAsync(
        DaemonOptions options, XenModel model, SimulatedHostOptions simulation, Uri? https)
    {
        string? previous = AdvertisedAddress.Previous(options.Data);
        await SimulatedPool.AdvertiseAsync(model, simulation, previous, https?.Port ?? UsualHttpsPort)
            .ConfigureAwait(false);
        AdvertisedAddress.Remember(options.Data, simulation.Address);
    }

    /// <summary>Opens the log and says what it had to cut off; nobody should find that out later.</summary>
    private static async Task<SegmentLogStorage> OpenLogAsync(DaemonOptions options)
    {
        SegmentLogStorage log = DataFolder.OpenLog(
            options.Data, new SegmentLogOptions { SegmentSizeBytes = options.SegmentBytes });
        if (log.TailRepair is { } repair)
        {
            await Console.Error.WriteLineAsync($"xenmodeld: {repair}").ConfigureAwait(false);
        }
        return log;
    }

    /// <summary>Serves until the end; returns the exit code. What makes the end a failure is thrown.</summary>
    private static async Task<int> ServeAsync(
        DaemonOptions options, XenApiServer server, Func<Uri?, Task> advertise, Task end)
    {
        await using (server.ConfigureAwait(false))
        {
            XenApiHost host = await XenApiHost.StartAsync(server, HostOptions(options), log => Configure(log, options))
                .ConfigureAwait(false);
            await using (host.ConfigureAwait(false))
            {
                await advertise(host.HttpsAddress).ConfigureAwait(false);
                string addresses = $"http={Shown(host.HttpAddress)} https={Shown(host.HttpsAddress)}";
                string data = options.Data.FullName;
                await Console.Out.WriteLineAsync($"ready {addresses} data={data}").ConfigureAwait(false);
                try
                {
                    await end.ConfigureAwait(false);
                }
                finally
                {
                    await host.StopAsync().ConfigureAwait(false);
                }
                return Stopped;
            }
        }
    }

    private static XenApiOptions ApiOptions(DaemonOptions options) => new()
    {
        PoolSecret = PoolSecret.Open(options.Data),
        Sessions = new SessionPolicy { ChecksOldPassword = options.ChecksOldPassword },
        TypedErrors = options.TypedErrors,
        RegistersCallers = options.RegistersCallers,
    };

    private static XenApiHostOptions HostOptions(DaemonOptions options) => new()
    {
        Http = options.Http,
        Https = options.Https,
        UnixSocket = options.UnixSocket,
        CertificateFolder = Path.Combine(options.Data.FullName, "tls"),
    };

    private static void Configure(ILoggingBuilder log, DaemonOptions options) => log
        .SetMinimumLevel(options.Quiet ? LogLevel.Error : LogLevel.Warning)
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        })
        .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

    private static string Shown(Uri? address) => address?.GetLeftPart(UriPartial.Authority) ?? "none";
}
