using System.Text;
using Xen.Model.Engine;
using Xen.Model.Rpc.Sessions;

namespace Xen.Model.Daemon;

/// <summary>What the hosts of the pool know and nobody else does, in a file of its own.</summary>
internal static class PoolSecret
{
    private const string FileName = "pool-secret";

    /// <summary>Reads the secret; a new folder gets a random one.</summary>
    public static string Open(DirectoryInfo data)
    {
        string path = Path.Combine(data.FullName, FileName);
        if (File.Exists(path))
        {
            string secret = File.ReadAllText(path).Trim();
            return secret.Length > 0 ? secret : throw new InvalidDataException($"{path} is empty");
        }
        string random = PasswordStore.Random();
        PrivateFile.Replace(path, Encoding.ASCII.GetBytes(random + "\n"));
        return random;
    }
}
