using System.CommandLine;
using Xen.Model.Formats.Xva;

namespace Xen.Model.Daemon;

/// <summary>
/// The command that packs the folder of a legacy appliance into an archive for <c>PUT /import</c>. No daemon is needed.
/// </summary>
internal static class PackCommand
{
    private const int Done = 0;

    /// <summary>Describes the command.</summary>
    public static Command Create()
    {
        var folder = new Argument<string>("DIR") { Description = "The folder with ova.xml, or ova.xml itself." };
        var output = new Option<FileInfo?>("--output")
        {
            Description = "Where the archive goes; without it, to the standard output.",
            HelpName = "FILE",
        };
        var command = new Command("pack-appliance", "Packs an appliance of version 0.1 into an archive to import.")
        {
            folder, output,
        };
        command.SetAction((parsed, cancel) => RunAsync(
            parsed.GetValue(folder)!, parsed.GetValue(output), cancel));
        return command;
    }

    private static async Task<int> RunAsync(string folder, FileInfo? output, CancellationToken cancel)
    {
        try
        {
            Stream target = output is null
                ? Console.OpenStandardOutput()
                : new FileStream(output.FullName, FileMode.CreateNew, FileAccess.Write);
            await using (target.ConfigureAwait(false))
            {
                await LegacyFolder.PackAsync(folder, target, cancel).ConfigureAwait(false);
            }
            return Done;
        }
        catch (Exception failure) when (Daemon.IsExpected(failure))
        {
            return await Daemon.FailAsync(failure).ConfigureAwait(false);
        }
    }
}
