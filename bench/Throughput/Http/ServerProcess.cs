using System.Diagnostics;

namespace Xen.Model.Bench.Throughput.Http;

/// <summary>
/// A server in a process of its own, as clients meet it: it shares no heap and no threads with the load.
/// </summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>Memory that the process has, in bytes.</summary>
    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Where it listens for HTTP.</summary>
    public Uri Address { get; }

    /// <summary>Starts an assembly and waits for its line <c>ready http=…</c>.</summary>
    /// <exception cref="InvalidOperationException">It ended before it was ready, or took too long.</exception>
    public static async Task<ServerProcess> StartAsync(string assembly, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        if (Path.GetFileNameWithoutExtension(start.FileName) != "dotnet")
        {
            start.FileName = "dotnet";
        }
        start.ArgumentList.Add(assembly);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        Process process = Process.Start(start) ?? throw new InvalidOperationException($"{assembly} does not start");
        try
        {
            Uri address = await ReadAddressAsync(process, assembly).WaitAsync(StartTime);
            return new ServerProcess(process, address);
        }
        catch (Exception failure)
        {
            await EndAsync(process);
            throw failure is TimeoutException
                ? new InvalidOperationException($"{assembly} was not ready within {StartTime.TotalSeconds} s", failure)
                : failure;
        }
    }

    public async ValueTask DisposeAsync() => await EndAsync(_process);

    private static async Task<Uri> ReadAddressAsync(Process process, string assembly)
    {
        const string Key = "http=";
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("ready ", StringComparison.Ordinal)
                && line.Split(' ').FirstOrDefault(part => part.StartsWith(Key, StringComparison.Ordinal)) is { } http)
            {
                // Whatever it prints from now on is read and dropped, so that it never waits for room in the pipe.
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return new Uri(http[Key.Length..]);
            }
        }
        await process.WaitForExitAsync();
        throw new InvalidOperationException($"{assembly} ended with {process.ExitCode} before it was ready");
    }

    private static async Task EndAsync(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
