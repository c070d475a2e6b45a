using System.Diagnostics;
using Xen.Model.Harness;

namespace Xen.Model.KillRounds;

/// <summary>Has the log tool check the log that a killed daemon left.</summary>
internal static class LogCheck
{
    /// <summary>Null when the log is whole; otherwise what the tool said.</summary>
    public static async Task<string?> RunAsync(string data)
    {
        ProcessStartInfo start = new(DaemonFiles.DotnetCommand, [DaemonFiles.LogTool, "verify", "--data", data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> said = process.StandardOutput.ReadToEndAsync();
        Task<string> complained = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? null : $"xenlog verify: {process.ExitCode}\n{await said}{await complained}";
    }
}
