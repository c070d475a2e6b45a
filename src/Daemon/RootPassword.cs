using Xen.Model.Rpc.Sessions;

namespace Xen.Model.Daemon;

/// <summary>Opens the password of root, or sets the first one.</summary>
internal static class RootPassword
{
    private const string FileName = "root-password";

    /// <summary>
    /// Opens the password in the data folder; a new folder gets the given one, or a random one that is printed.
    /// </summary>
    public static PasswordStore Open(DaemonOptions options)
    {
        string path = Path.Combine(options.Data.FullName, FileName);
        if (File.Exists(path))
        {
            return PasswordStore.Open(path);
        }
        if (options.RootPasswordFile is { } given)
        {
            string password = File.ReadLines(given.FullName).FirstOrDefault() ?? "";
            return PasswordStore.Weakness(password) is { } weakness
                ? throw new InvalidDataException($"{given.FullName}: {weakness}")
                : PasswordStore.Create(path, password);
        }
        string random = PasswordStore.Random();
        PasswordStore store = PasswordStore.Create(path, random);
        Console.Error.WriteLine($"root password: {random}");
        return store;
    }
}
