using Xen.Model.Engine.Archive;
using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Ports;
using Xen.Model.Projections.History;

namespace Xen.Model.Cli.XenLog;

/// <summary>
/// The log of a data folder, open to be read, also beside a daemon that writes it. Nothing in the folder is changed.
/// </summary>
internal sealed class OpenedLog : IDisposable
{
    private const int AttemptsMax = 5;

    private readonly FileDisk _disk;

    private OpenedLog(FileDisk disk)
    {
        _disk = disk;
        Checkpoints = new CheckpointStore(disk);
        Archive = new LogArchive(disk);
        Past = new LogHistory(Archive);
    }

    /// <summary>The kept log.</summary>
    public ILogArchive Archive { get; }

    /// <summary>All checkpoints, damaged ones too.</summary>
    public CheckpointStore Checkpoints { get; }

    /// <summary>What it tells of the past.</summary>
    public LogHistory Past { get; }

    /// <summary>The folder of the log in a data folder.</summary>
    public static string FolderIn(DirectoryInfo data) => Path.Combine(data.FullName, "log");

    /// <summary>Opens the log of a data folder.</summary>
    public static OpenedLog Open(DirectoryInfo data)
    {
        RequireLog(data);
        FileDisk disk = FileDisk.OpenShared(FolderIn(data));
        try
        {
            return new OpenedLog(disk);
        }
        catch
        {
            disk.Dispose();
            throw;
        }
    }

    /// <summary>Opens the log of a data folder to change it; nobody else may have it open.</summary>
    /// <param name="data">The data folder.</param>
    public static SegmentLogStorage Own(DirectoryInfo data)
    {
        RequireLog(data);
        return SegmentLogStorage.Open(FolderIn(data));
    }

    /// <summary>Checks every byte of the segments, also beside a daemon.</summary>
    public LogCheck CheckBytes()
    {
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                var check = new LogCheck(_disk);
                check.Run();
                return check;
            }
            catch (FileNotFoundException) when (attempt < AttemptsMax)
            {
                // A segment was given up before it was its turn: the next look does not expect it.
            }
        }
    }

    public void Dispose() => _disk.Dispose();

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
