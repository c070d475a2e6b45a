using Xen.Model.Engine.LogFiles;
using Xen.Model.Ports;
using Xen.Model.Projections.History;

namespace Xen.Model.Cli.XenLog;

/// <summary>The log of a data folder, open to be read.</summary>
internal sealed class OpenedLog : IDisposable
{
    private readonly SegmentLogStorage _storage;

    private OpenedLog(SegmentLogStorage storage)
    {
        _storage = storage;
        Archive = new StorageArchive(storage);
        Past = new LogHistory(Archive);
    }

    /// <summary>The kept log.</summary>
    public ILogArchive Archive { get; }

    /// <summary>What it tells of the past.</summary>
    public LogHistory Past { get; }

    /// <summary>The folder of the log in a data folder.</summary>
    public static string FolderIn(DirectoryInfo data) => Path.Combine(data.FullName, "log");

    /// <summary>Opens the log of a data folder.</summary>
    public static OpenedLog Open(DirectoryInfo data) => new(Own(data));

    /// <summary>Opens the log of a data folder to change it; nobody else may have it open.</summary>
    public static SegmentLogStorage Own(DirectoryInfo data)
    {
        string folder = FolderIn(data);
        return Directory.Exists(folder)
            ? SegmentLogStorage.Open(folder)
            : throw new DirectoryNotFoundException($"there is no log in {data.FullName}");
    }

    public void Dispose() => _storage.Dispose();
}
