using System.Diagnostics;

namespace Xen.Model.Harness;

/// <summary>One life of the daemon, from its start to its end.</summary>
internal sealed class DaemonRun : IDisposable
{
    private readonly Process process;
    private readonly Guardian guardian;
    private readonly Complaints complaints;
    private readonly TaskCompletionSource<ReadyLine?> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private DaemonRun(ProcessStartInfo start, Complaints complaints)
    {
        this.complaints = complaints;
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => complaints.Add(line.Data);
        process.Exited += (_, _) => ready.TrySetResult(null);
        process.Start();
        guardian = new Guardian(process.Id);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Pid => process.Id;

    public ReadyLine Ready => ready.Task.Result ?? throw new DaemonFailedException("the daemon is not ready");

    public static async Task<DaemonRun> StartAsync(DaemonOptions options, DaemonHome home, Complaints complaints)
    {
        if (!File.Exists(options.Program))
        {
            throw new DaemonFailedException($"{options.Program} is missing; build src/Daemon first");
        }
        ProcessStartInfo start = new(DaemonFiles.DotnetCommand, options.Arguments(home))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // A daemon that is killed soon again never gets back what profiling its first calls costs.
        start.Environment["DOTNET_TieredPGO"] = "0";
        DaemonRun run = new(start, complaints);
        try
        {
            await run.WaitUntilReadyAsync(options.ReadyWithin);
            return run;
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    /// <summary>Ends the process at once, with no chance to tidy up.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Asks the process to end and returns its exit code.</summary>
    public async Task<int> StopAsync(TimeSpan within)
    {
        if (process.HasExited)
        {
            return process.ExitCode;
        }
        Signals.SendTerminate(process.Id);
        try
        {
            await process.WaitForExitAsync().WaitAsync(within);
        }
        catch (TimeoutException)
        {
            Kill();
            throw new DaemonFailedException($"the daemon did not stop within {within}\n{complaints}");
        }
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }
        guardian.Dispose();
        process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is not null && ReadyLine.Parse(line) is { } parsed)
        {
            ready.TrySetResult(parsed);
        }
    }

    private async Task WaitUntilReadyAsync(TimeSpan within)
    {
        try
        {
            if (await ready.Task.WaitAsync(within) is null)
            {
                process.WaitForExit();
                throw new DaemonFailedException(
                    $"the daemon ended with {process.ExitCode} before it was ready\n{complaints}");
            }
        }
        catch (TimeoutException)
        {
            throw new DaemonFailedException($"the daemon was not ready within {within}\n{complaints}");
        }
    }
}
