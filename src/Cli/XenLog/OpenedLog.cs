using Xen.Model.Cli.XenLog.Reading;
using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Ports;
using Xen.Model.Projections.History;

namespace Xen.Model.Cli.XenLog;

/// <summary>
/// The log of a data folder, open to be read, also beside a daemon that writes it. It ends where it ended when it was
/// opened. Nothing in the folder is changed.
/// </summary>
internal sealed class OpenedLog : IDisposable
{
    private const int AttemptsMax = 5;

    private readonly OverlayDisk _disk;
    private readonly SegmentLogStorage _storage;

    private OpenedLog(OverlayDisk disk)
    {
        _disk = disk;
        _storage = SegmentLogStorage.Open(disk);
        Checkpoints = new CheckpointStore(disk);
        Archive = new StorageArchive(_storage, Checkpoints);
        Past = new LogHistory(Archive);
    }

    /// <summary>The kept log.</summary>
    public ILogArchive Archive { get; }

    /// <summary>All checkpoints, damaged ones too.</summary>
    public CheckpointStore Checkpoints { get; }

    /// <summary>What it tells of the past.</summary>
    public LogHistory Past { get; }

    /// <summary>What was not whole at the end of the log; null when all was.</summary>
    public LogTailRepair? Tail => _storage.TailRepair;

    /// <summary>Which log it is; copies have the same.</summary>
    public Guid Identity => _storage.Identity;

    /// <summary>The folder of the log in a data folder.</summary>
    public static string FolderIn(DirectoryInfo data) => Path.Combine(data.FullName, "log");

    /// <summary>Opens the log of a data folder.</summary>
    public static OpenedLog Open(DirectoryInfo data)
    {
        RequireLog(data);
        for (int attempt = 1; ; attempt++)
        {
            var disk = new OverlayDisk(FileDisk.OpenShared(FolderIn(data)));
            try
            {
                return new OpenedLog(disk);
            }
            catch (Exception failure) when (attempt < AttemptsMax && failure is LogDamagedException or FileNotFoundException)
            {
                // The end was read while it was written, or a file was given up: the next look is another.
                disk.Dispose();
            }
            catch
            {
                disk.Dispose();
                throw;
            }
        }
    }

    /// <summary>Opens the log of a data folder to change it; nobody else may have it open.</summary>
    public static SegmentLogStorage Own(DirectoryInfo data)
    {
        RequireLog(data);
        return SegmentLogStorage.Open(FolderIn(data));
    }

    public void Dispose()
    {
        _storage.Dispose();
        _disk.Dispose();
    }

    /// <summary>Opening would begin a new log where there is none.</summary>
    private static void RequireLog(DirectoryInfo data)
    {
        string folder = FolderIn(data);
        if (!Directory.Exists(folder) || !Directory.EnumerateFiles(folder, "*.segment").Any())
        {
            throw new DirectoryNotFoundException($"there is no log in {data.FullName}");
        }
    }
}
