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

    public static async Task<Daemon> StartAsync(string assembly, string dataFolder)
    {
        string folder = TempFolder.Create(dataFolder);
        string password = RandomNumberGenerator.GetHexString(32);
        string passwordFile = Path.Combine(folder, "root-password");
        await File.WriteAllTextAsync(passwordFile, password);
        try
        {
            ServerProcess process = await ServerProcess.StartAsync(
                assembly,
                "--data", Path.Combine(folder, "data"), "--http", "127.0.0.1:0", "--https", "none", "--unix", "none",
                "--root-password-file", passwordFile, "--hypervisor", "sim", "--quiet");
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
