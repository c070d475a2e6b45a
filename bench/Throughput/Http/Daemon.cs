using System.Security.Cryptography;
using Xen.Model.Bench.Throughput.Storage;

namespace Xen.Model.Bench.Throughput.Http;

/// <summary>The daemon on an empty log with simulated hardware.</summary>
internal sealed class Daemon : IAsyncDisposable
{
    private readonly ServerProcess _process;
    private readonly string _folder;

    private Daemon(ServerProcess process, string folder, string password)
    {
        _process = process;
        _folder = folder;
        Password = password;
    }

    public Uri Address => _process.Address;

    /// <summary>Memory that the process has, in bytes.</summary>
    public long ResidentBytes => _process.ResidentBytes;

    /// <summary>Password of root.</summary>
    public string Password { get; }

    /// <summary>The daemon's assembly: named, or built in this working copy. Null when there is none.</summary>
    public static string? Find(BenchOptions options)
    {
        if ((options.Daemon ?? Environment.GetEnvironmentVariable("XENMODELD_DLL")) is { } named)
        {
            return File.Exists(named) ? named : null;
        }
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Xen.Model.sln")))
            {
                string built = Path.Combine(folder.FullName, "src/Daemon/bin/Release/net10.0/xenmodeld.dll");
                return File.Exists(built) ? built : null;
            }
        }
        return null;
    }

    /// <summary>Starts it; says on the standard error stream why a point is left out when that fails.</summary>
    /// <param name="options">Where it is, and where it may write.</param>
    /// <param name="point">Name of the point that wants it.</param>
    /// <param name="more">Further options of the daemon.</param>
    public static async Task<Daemon?> TryStartAsync(BenchOptions options, string point, params string[] more)
    {
        string reason = "there is no daemon; build src/Daemon for Release, or name one with --daemon";
        try
        {
            if (Find(options) is { } assembly)
            {
                return await StartAsync(assembly, options.DataFolder, more);
            }
        }
        catch (InvalidOperationException failure)
        {
            reason = failure.Message;
        }
        await Console.Error.WriteLineAsync($"{point} is left out: {reason}");
        return null;
    }

    private static async Task<Daemon> StartAsync(string assembly, string dataFolder, string[] more)
    {
        string folder = TempFolder.Create(dataFolder);
        string password = RandomNumberGenerator.GetHexString(32);
        string passwordFile = Path.Combine(folder, "root-password");
        await File.WriteAllTextAsync(passwordFile, password);
        try
        {
            ServerProcess process = await ServerProcess.StartAsync(
                assembly,
                [
                    "--data", Path.Combine(folder, "data"), "--http", "127.0.0.1:0", "--https", "none",
                    "--unix", "none", "--root-password-file", passwordFile, "--hypervisor", "sim", "--quiet",
                    .. more,
                ]);
            return new Daemon(process, folder, password);
        }
        catch
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
