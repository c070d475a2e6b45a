using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net;
using Xen.Model.Engine;
using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Engine.Writing;

namespace Xen.Model.Daemon;

/// <summary>The command line.</summary>
internal static class DaemonCommand
{
    private const int BadOptions = 2;

    private static readonly Option<DirectoryInfo> s_data = new("--data")
    {
        Description = "Folder of everything that is kept.",
        HelpName = "DIR",
        DefaultValueFactory = _ => new DirectoryInfo("data"),
    };

    private static readonly Option<ListenAddress> s_http = new("--http")
    {
        Description = "Where to serve plain HTTP; port 0 picks a free one.",
        HelpName = "ADDR:PORT|none",
        CustomParser = ListenAddress.Read,
        DefaultValueFactory = _ => ListenAddress.Local(8080),
    };

    private static readonly Option<ListenAddress> s_https = new("--https")
    {
        Description = "Where to serve HTTPS; port 0 picks a free one.",
        HelpName = "ADDR:PORT|none",
        CustomParser = ListenAddress.Read,
        DefaultValueFactory = _ => ListenAddress.Local(8443),
    };

    private static readonly Option<string> s_unix = new("--unix")
    {
        Description = "Unix socket whose callers are local root.",
        HelpName = "PATH|none",
        DefaultValueFactory = _ => "none",
    };

    private static readonly Option<FileInfo?> s_password = new("--root-password-file")
    {
        Description = "File whose first line is the root password of a new data folder; without it, one is made up.",
        HelpName = "FILE",
    };

    private static readonly Option<string> s_hypervisor = new("--hypervisor")
    {
        Description = "What carries out operations.",
        DefaultValueFactory = _ => "sim",
    };

    private static readonly Option<int> s_hosts = new("--sim-hosts")
    {
        Description = "Simulated hosts of a new pool, 1 to 64.",
        HelpName = "N",
        CustomParser = NumberOption.Between(1, 64),
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<double> s_speed = new("--sim-speed")
    {
        Description = "How many times faster than real machines the simulated ones are; 0 is at once.",
        HelpName = "X",
        CustomParser = NumberOption.Between(0.0, 1_000_000.0),
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<IPAddress?> s_address = new("--sim-address")
    {
        Description = "Address that simulated hosts give as their own; without it, the one that is listened at.",
        HelpName = "ADDR",
        CustomParser = ReadAddress,
    };

    private static readonly Option<FlushPolicy> s_flush = new("--flush")
    {
        Description = "When commits are made durable: before the answer, or at most that much later, or whenever the "
            + "system likes.",
        HelpName = "always|N ms|never",
        CustomParser = FlushOption.Read,
        DefaultValueFactory = _ => FlushPolicy.Always,
    };

    private static readonly Option<double> s_keepBytes = new("--keep-log-bytes")
    {
        Description = "Bytes of log to keep, at least; 0 keeps everything.",
        HelpName = "N",
        CustomParser = NumberOption.Between(0.0, 1e18),
        DefaultValueFactory = _ => 0,
    };

    private static readonly Option<double> s_keepDays = new("--keep-log-days")
    {
        Description = "Days of log to keep, at least; 0 keeps everything.",
        HelpName = "N",
        CustomParser = NumberOption.Between(0.0, 100_000.0),
        DefaultValueFactory = _ => 0,
    };

    private static readonly Option<int> s_segmentBytes = new("--log-segment-bytes")
    {
        Description = "Bytes of one file of the log; whole files are given up.",
        HelpName = "N",
        CustomParser = NumberOption.Between(
            SegmentLogOptions.MinSegmentSizeBytes, SegmentLogOptions.MaxSegmentSizeBytes),
        DefaultValueFactory = _ => new SegmentLogOptions().SegmentSizeBytes,
    };

    private static readonly Option<double> s_checkpointBytes = new("--checkpoint-bytes")
    {
        Description = "Bytes of log after which a checkpoint is taken, unless the last one is larger.",
        HelpName = "N",
        CustomParser = NumberOption.Between(1.0, 1e18),
        DefaultValueFactory = _ => new CheckpointPolicy().LogBytesMin,
    };

    private static readonly Option<bool> s_typedErrors = new("--typed-errors")
    {
        Description = "Answer arguments of the wrong types with FIELD_TYPE_ERROR or INVALID_VALUE and the name of what "
            + "is wrong, instead of INTERNAL_ERROR as the original server does.",
    };

    private static readonly Option<bool> s_checkOldPassword = new("--check-old-password")
    {
        Description = "Demand the old password of root for a new one; the standard tools send an empty one.",
    };

    private static readonly Option<bool> s_registerCallers = new("--register-callers")
    {
        Description = "Make a Caller object for each client that calls, up to 100 of them.",
        HelpName = "true|false",
        DefaultValueFactory = _ => true,
    };

    private static readonly Option<bool> s_quiet = new("--quiet") { Description = "Log errors only." };

    /// <summary>Does what the command line says; returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        ParseResult parsed = Command().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            return await RefuseAsync(parsed.Errors[0].Message).ConfigureAwait(false);
        }
        // The daemon ends itself when it is told to; the library would cut it short after two seconds.
        var invocation = new InvocationConfiguration { ProcessTerminationTimeout = null };
        return await parsed.InvokeAsync(invocation).ConfigureAwait(false);
    }

    private static RootCommand Command()
    {
        s_hypervisor.AcceptOnlyFromAmong("sim");
        var command = new RootCommand("Serves the XenServer management API from an event log.")
        {
            s_data, s_http, s_https, s_unix, s_password, s_hypervisor, s_hosts, s_speed, s_address,
            s_flush, s_keepBytes, s_keepDays, s_segmentBytes, s_checkpointBytes,
            s_typedErrors, s_checkOldPassword, s_registerCallers, s_quiet,
        };
        command.SetAction((parsed, _) => RunAsync(Options(parsed)));
        var rotate = new Command("rotate-key", "Protects all secrets under a new key, while no daemon runs.")
        {
            s_data,
        };
        rotate.SetAction((parsed, _) => KeyRotation.RunAsync(parsed.GetValue(s_data)!));
        command.Subcommands.Add(rotate);
        command.Subcommands.Add(UserCommand.Create(s_data));
        command.Subcommands.Add(PackCommand.Create());
        return command;
    }

    private static async Task<int> RunAsync(DaemonOptions options)
    {
        if (options is { Http: null, Https: null, UnixSocket: null })
        {
            return await RefuseAsync("one of --http, --https and --unix must be an address").ConfigureAwait(false);
        }
        return await Daemon.RunAsync(options).ConfigureAwait(false);
    }

    private static async Task<int> RefuseAsync(string reason)
    {
        await Console.Error.WriteLineAsync("xenmodeld: " + reason.ReplaceLineEndings(" ")).ConfigureAwait(false);
        return BadOptions;
    }

    private static DaemonOptions Options(ParseResult parsed) => new()
    {
        Data = parsed.GetValue(s_data)!,
        Http = parsed.GetValue(s_http)!.EndPoint,
        Https = parsed.GetValue(s_https)!.EndPoint,
        UnixSocket = UnixOf(parsed.GetValue(s_unix)),
        RootPasswordFile = parsed.GetValue(s_password),
        SimulatedHosts = parsed.GetValue(s_hosts),
        SimulationSpeed = parsed.GetValue(s_speed),
        SimulatedAddress = parsed.GetValue(s_address),
        Flush = parsed.GetValue(s_flush)!,
        Retention = new RetentionPolicy
        {
            BytesMax = parsed.GetValue(s_keepBytes) is > 0 and var bytes ? (long)bytes : null,
            AgeMax = parsed.GetValue(s_keepDays) is > 0 and var days ? TimeSpan.FromDays(days) : null,
        },
        SegmentBytes = parsed.GetValue(s_segmentBytes),
        Checkpoints = new CheckpointPolicy { LogBytesMin = (long)parsed.GetValue(s_checkpointBytes) },
        TypedErrors = parsed.GetValue(s_typedErrors),
        ChecksOldPassword = parsed.GetValue(s_checkOldPassword),
        RegistersCallers = parsed.GetValue(s_registerCallers),
        Quiet = parsed.GetValue(s_quiet),
    };

    private static IPAddress? ReadAddress(ArgumentResult argument)
    {
        if (!IPAddress.TryParse(argument.Tokens[0].Value, out IPAddress? address))
        {
            argument.AddError($"'{argument.Tokens[0].Value}' is no address");
        }
        return address;
    }

    private static string? UnixOf(string? path) => path is null or "none" ? null : path;
}
