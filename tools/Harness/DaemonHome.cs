using System.Security.Cryptography;

namespace Xen.Model.Harness;

/// <summary>The temporary folder of one daemon: its data and the file with the password of root.</summary>
internal sealed class DaemonHome : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("xenmodeld-").FullName;

    public DaemonHome()
    {
        Directory.CreateDirectory(Data);
        File.WriteAllText(PasswordFile, Password + "\n");
    }

    public string Password { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    public string Data => Path.Combine(folder, "data");

    public string PasswordFile => Path.Combine(folder, "password");

    /// <summary>Leaves the folder behind, for someone to look at what went wrong.</summary>
    public bool Keep { get; set; }

    public void Dispose()
    {
        if (!Keep && Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
