using System.CommandLine;
using Xen.Model.Cli.XenLog.Backups;
using Xen.Model.Cli.XenLog.Commands;
using Xen.Model.Codec;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Ports;

namespace Xen.Model.Cli.XenLog;

/// <summary>The command line.</summary>
internal static class XenLogCommand
{
    /// <summary>Does what the command line says; returns the exit code.</summary>
    public static int Run(IReadOnlyList<string> arguments, CommandIo io)
    {
        ParseResult parsed = Command(io).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            return Complain(io, ExitCode.Usage, parsed.Errors[0].Message);
        }
        try
        {
            var invocation = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                Output = io.Out,
                Error = io.Error,
            };
            return parsed.Invoke(invocation);
        }
        catch (Exception failure) when (CodeOf(failure) is { } code)
        {
            return Complain(io, code, failure.Message);
        }
        finally
        {
            io.Out.Flush();
        }
    }

    private static RootCommand Command(CommandIo io) => new("Looks into the event log, checks it and copies it.")
    {
        LogOptions.Data, LogOptions.Json,
        VerifyCommand.Create(io), InfoCommand.Create(io), DumpCommand.Create(io), ShowCommand.Create(io),
        HistoryCommand.Create(io), DiffCommand.Create(io), AuditCommand.Create(io), ReplayCommand.Create(io),
        ShadowCommand.Create(io), TruncateCommand.Create(io), BackupCommand.Create(io), RestoreCommand.Create(io),
    };

    private static int? CodeOf(Exception failure) => failure switch
    {
        NotOkException known => known.ExitCode,
        LogDamagedException or MessagePackException or InvalidDataException => ExitCode.NotOk,
        LogHorizonException => ExitCode.BelowHorizon,
        IOException or UnauthorizedAccessException => ExitCode.CannotRead,
        _ => null,
    };

    private static int Complain(CommandIo io, int code, string reason)
    {
        io.Error.WriteLine("xenlog: " + reason.ReplaceLineEndings(" "));
        return code;
    }
}
