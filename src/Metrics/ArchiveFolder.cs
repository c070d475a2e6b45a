using System.Diagnostics.CodeAnalysis;
using Xen.Model.Formats.Archives;

namespace Xen.Model.Metrics;

/// <summary>
/// Archives kept over restarts: a file for each object, named after its uuid. A file is written beside the old one and
/// takes its place when it is complete, so that a crash leaves the one or the other. Thread-safe for different objects.
/// </summary>
internal sealed class ArchiveFolder
{
    private const string Suffix = ".rra.gz";
    private const string FreshSuffix = ".new";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;
    private readonly Action<string> _report;

    public ArchiveFolder(string path, Action<string> report)
    {
        _path = path;
        _report = report;
        Directory.CreateDirectory(path);
    }

    /// <summary>Writes an archive in the place of an older one.</summary>
    /// <returns>False when it could not be written; the older one is still there.</returns>
    public bool TryWrite(string uuid, RoundRobinArchive archive)
    {
        if (!TryName(uuid, out string? name))
        {
            return false;
        }
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }
            using (var file = new FileStream(name + FreshSuffix, options))
            {
                KeptArchive.Write(archive, file);
                file.Flush(flushToDisk: true);
            }
            File.Move(name + FreshSuffix, name, overwrite: true);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _report($"the archive of {uuid} could not be kept: {failure.Message}");
            return false;
        }
    }

    /// <summary>Reads an archive; null when there is none, or it is damaged.</summary>
    public RoundRobinArchive? Read(string uuid)
    {
        if (!TryName(uuid, out string? name) || !File.Exists(name))
        {
            return null;
        }
        try
        {
            using FileStream file = File.OpenRead(name);
            return KeptArchive.Read(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            _report($"the archive of {uuid} could not be read and is begun anew: {failure.Message}");
            return null;
        }
    }

    /// <summary>Deletes an archive, if it is there.</summary>
    public void Delete(string uuid)
    {
        if (TryName(uuid, out string? name))
        {
            Delete(uuid, name);
        }
    }

    /// <summary>Deletes all archives but those of some objects, and what a crash has left half written.</summary>
    /// <param name="uuids">Whose archives are to stay.</param>
    public void Retain(IReadOnlySet<string> uuids)
    {
        foreach (string path in Directory.EnumerateFiles(_path))
        {
            string file = Path.GetFileName(path);
            bool isKept = file.EndsWith(Suffix, StringComparison.Ordinal) && uuids.Contains(file[..^Suffix.Length]);
            if (!isKept && (file.EndsWith(Suffix, StringComparison.Ordinal)
                || file.EndsWith(Suffix + FreshSuffix, StringComparison.Ordinal)))
            {
                Delete(file, path);
            }
        }
    }

    private void Delete(string what, string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _report($"the archive {what} could not be deleted: {failure.Message}");
        }
    }

    /// <summary>Only uuids become names, as other texts could lead elsewhere.</summary>
    private bool TryName(string uuid, [NotNullWhen(true)] out string? name)
    {
        bool isUuid = Guid.TryParseExact(uuid, "D", out Guid parsed) && parsed.ToString("D") == uuid;
        name = isUuid ? Path.Combine(_path, uuid + Suffix) : null;
        return isUuid;
    }
}
