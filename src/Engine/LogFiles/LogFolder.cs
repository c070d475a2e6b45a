using System.Globalization;
using Microsoft.Win32.SafeHandles;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.LogFiles;

/// <summary>
/// The folder of a log: its lock, the names of its segments, and their creation and deletion so that both survive a
/// power loss. Not thread-safe.
/// </summary>
internal sealed class LogFolder : IDisposable
{
    private const string Extension = ".segment";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;
    private readonly FileStream _lock;

    private LogFolder(string path, FileStream @lock)
    {
        _path = path;
        _lock = @lock;
    }

    /// <summary>Creates the folder if it is missing and locks it.</summary>
    /// <exception cref="LogLockedException">It is open already.</exception>
    internal static LogFolder Open(string path)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (!Directory.Exists(path))
        {
            Create(path);
        }
        try
        {
            return new LogFolder(path, OpenStream(Path.Combine(path, "lock"), FileMode.OpenOrCreate, FileShare.None));
        }
        catch (IOException e) when (IsSharingViolation(e))
        {
            throw new LogLockedException(path, e);
        }
    }

    public void Dispose() => _lock.Dispose();

    /// <summary>The segments in the order of their ids, nothing of them read yet.</summary>
    internal List<Segment> List()
    {
        var segments = new List<Segment>();
        foreach (string file in Directory.EnumerateFiles(_path, "*" + Extension))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            if (name.Length != 20
                || !long.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
                || id < 1)
            {
                throw new LogDamagedException(file, 0, EventId.None, "the name is not that of a segment");
            }
            segments.Add(new Segment(file, id));
        }
        segments.Sort((left, right) => left.FirstId.CompareTo(right.FirstId));
        return segments;
    }

    /// <summary>Creates an empty segment; it is durable on return.</summary>
    internal Segment Create(long firstId, long size)
    {
        string name = firstId.ToString("D20", CultureInfo.InvariantCulture) + Extension;
        var segment = new Segment(Path.Combine(_path, name), firstId);
        Initialize(segment, FileMode.CreateNew, size);
        NativeFolder.Sync(_path);
        return segment;
    }

    /// <summary>
    /// Makes an empty segment of one whose creation did not get to its end. The file keeps its name throughout, because
    /// the name is all that tells at which id an otherwise empty log goes on.
    /// </summary>
    internal static void Recreate(Segment segment, long size) => Initialize(segment, FileMode.Create, size);

    internal static SafeFileHandle OpenForAppend(Segment segment) => File.OpenHandle(
        segment.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Deletes a segment; durable on return.</summary>
    internal void Delete(Segment segment)
    {
        segment.IsTruncated = true;
        File.Delete(segment.Path);
        NativeFolder.Sync(_path);
    }

    private static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        NativeFolder.Sync(Path.GetDirectoryName(path) ?? path);
    }

    private static void Initialize(Segment segment, FileMode mode, long size)
    {
        Span<byte> header = stackalloc byte[SegmentFormat.HeaderSize];
        SegmentFormat.PutHeader(header, segment.FirstId);
        using FileStream stream = OpenStream(segment.Path, mode, FileShare.ReadWrite);
        RandomAccess.SetLength(stream.SafeFileHandle, size);
        RandomAccess.Write(stream.SafeFileHandle, header, 0);
        RandomAccess.FlushToDisk(stream.SafeFileHandle);
    }

    private static FileStream OpenStream(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = FileAccess.ReadWrite,
            Share = share,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }
        return new FileStream(path, options);
    }

    /// <summary>The codes for "someone else has it": Linux, macOS, and the two of Windows.</summary>
    private static bool IsSharingViolation(IOException e) =>
        e.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);
}
