using Xen.Model.Backend.Simulation.Storage;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Engine.Secrets;
using Xen.Model.Rpc.Accounts;

namespace Xen.Model.Daemon;

/// <summary>What is where in the folder of everything that is kept.</summary>
internal static class DataFolder
{
    private const string LogName = "log";
    private const string KeysName = "secrets.key";
    private const string UsersName = "users";
    private const string BlobsName = "blobs";
    private const string DisksName = "disks";
    private const string MetricsName = "metrics";

    /// <summary>Makes the folder, for its owner alone, unless it is there.</summary>
    public static void Create(DirectoryInfo data)
    {
        if (OperatingSystem.IsWindows())
        {
            data.Create();
        }
        else
        {
            Directory.CreateDirectory(
                data.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Opens the log, and locks it.</summary>
    public static SegmentLogStorage OpenLog(DirectoryInfo data, SegmentLogOptions? options = null) =>
        SegmentLogStorage.Open(Path.Combine(data.FullName, LogName), options);

    /// <summary>Opens the media of simulated hosts; the log is locked already.</summary>
    public static SimulatedStorage OpenDisks(DirectoryInfo data) =>
        SimulatedStorage.Open(Path.Combine(data.FullName, DisksName));

    /// <summary>Opens the accounts other than local root.</summary>
    public static UserDirectory OpenUsers(DirectoryInfo data) => new(Path.Combine(data.FullName, UsersName));

    /// <summary>The folder with the contents of blobs.</summary>
    public static string BlobsOf(DirectoryInfo data) => Path.Combine(data.FullName, BlobsName);

    /// <summary>Opens the keys of secrets, or makes the first one; the log is open already, so that one does.</summary>
    public static KeyRing OpenKeys(DirectoryInfo data) => KeyRing.Open(Path.Combine(data.FullName, KeysName));

    /// <summary>The folder of performance archives.</summary>
    public static string MetricsOf(DirectoryInfo data) => Path.Combine(data.FullName, MetricsName);
}
