using System.CommandLine;
using Xen.Model.Cli.XenLog.Output;

namespace Xen.Model.Cli.XenLog;

/// <summary>A command that reads the log of the data folder.</summary>
internal static class LogCommand
{
    /// <summary>Does the work of a command; returns the exit code.</summary>
    public delegate int Work(ParseResult parsed, OpenedLog log, Report report);

    /// <summary>Puts a command together.</summary>
    public static Command Create(string name, string description, CommandIo io, Work work)
    {
        var command = new Command(name, description);
        command.SetAction(parsed =>
        {
            using OpenedLog log = OpenedLog.Open(parsed.GetRequiredValue(LogOptions.Data));
            return work(parsed, log, new Report(io.Out, parsed.GetValue(LogOptions.Json)));
        });
        return command;
    }
}
