using Microsoft.Win32.SafeHandles;
using Xen.Model.Ports;

namespace Xen.Model.Engine.LogFiles;

/// <summary>
/// A folder of the file system. It belongs to one process at a time and its files can be read by their owner only. The
/// file <c>lock</c> in it is the lock and takes no part in anything else. Thread-safe, but each file is for one thread
/// at a time.
/// </summary>
public sealed class FileDisk : ILogDisk
{
    private const string LockName = "lock";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const FileShare Everybody = FileShare.ReadWrite | FileShare.Delete;

    private readonly FileStream? _lock;
    private volatile bool _isDisposed;

    private FileDisk(string path, FileStream? @lock)
    {
        Path = path;
        _lock = @lock;
    }

    /// <inheritdoc/>
    public string Path { get; }

    /// <summary>True when the folder was opened beside its owner: everything that writes is refused.</summary>
    public bool IsShared => _lock is null;

    /// <summary>Opens a folder to own it; creates it, for the owner only, when it does not exist.</summary>
    /// <param name="path">Path of the folder.</param>
    /// <exception cref="LogLockedException">It is open already, here or in another process.</exception>
    /// <exception cref="IOException">It cannot be created or locked.</exception>
    public static FileDisk OpenOwned(string path)
    {
        path = Full(path);
        if (!Directory.Exists(path))
        {
            CreateFolder(path);
        }
        try
        {
            return new FileDisk(path, OpenLock(System.IO.Path.Combine(path, LockName)));
        }
        catch (IOException e) when (IsSharingViolation(e))
        {
            throw new LogLockedException(path, e);
        }
    }

    /// <summary>
    /// Opens a folder to read it, whether or not somebody owns it. Files may grow, come and go meanwhile; what writes
    /// throws <see cref="InvalidOperationException"/>.
    /// </summary>
    /// <param name="path">Path of the folder.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static FileDisk OpenShared(string path)
    {
        path = Full(path);
        return Directory.Exists(path)
            ? new FileDisk(path, null)
            : throw new DirectoryNotFoundException($"there is no folder {path}");
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List()
    {
        ThrowIfDisposed();
        return
        [
            .. Directory.EnumerateFiles(Path).Select(file => System.IO.Path.GetFileName(file))
                .Where(name => name != LockName),
        ];
    }

    /// <inheritdoc/>
    public ILogFile Create(string name)
    {
        ThrowIfReadOnly();
        string path = PathOf(name);
        SafeFileHandle handle = OperatingSystem.IsWindows()
            ? File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, Everybody)
            : OpenOwnerOnly(path);
        return new FileDiskFile(name, path, handle, isReadOnly: false);
    }

    /// <inheritdoc/>
    public ILogFile Open(string name)
    {
        ThrowIfDisposed();
        string path = PathOf(name);
        FileAccess access = IsShared ? FileAccess.Read : FileAccess.ReadWrite;
        return new FileDiskFile(name, path, File.OpenHandle(path, FileMode.Open, access, Everybody), IsShared);
    }

    /// <inheritdoc/>
    /// <exception cref="FileNotFoundException">There is none of that name.</exception>
    public void Delete(string name)
    {
        ThrowIfReadOnly();
        string path = PathOf(name);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"there is no file {path}", path);
        }
        File.Delete(path);
    }

    /// <inheritdoc/>
    /// <exception cref="FileNotFoundException">There is none of that name.</exception>
    public void Rename(string name, string newName)
    {
        ThrowIfReadOnly();
        File.Move(PathOf(name), PathOf(newName), overwrite: true);
    }

    /// <inheritdoc/>
    public void SyncNames()
    {
        ThrowIfReadOnly();
        NativeFolder.Sync(Path);
    }

    /// <summary>Gives up the lock. Open files stay usable.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        _lock?.Dispose();
    }

    private static string Full(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
    }

    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }
        Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        NativeFolder.Sync(System.IO.Path.GetDirectoryName(path) ?? path);
    }

    private static FileStream OpenLock(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }
        return new FileStream(path, options);
    }

    /// <summary>
    /// A handle alone cannot be opened with a mode; a stream can, but it closes its handle in the end.
    /// </summary>
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static SafeFileHandle OpenOwnerOnly(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = Everybody,
            BufferSize = 0,
            UnixCreateMode = OwnerOnly,
        };
        using (new FileStream(path, options))
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, Everybody);
        }
    }

    private string PathOf(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name is "." or ".." or LockName || name.AsSpan().ContainsAny('/', '\\', '\0'))
        {
            throw new ArgumentException($"'{name}' cannot be the name of a file here", nameof(name));
        }
        return System.IO.Path.Combine(Path, name);
    }

    private void ThrowIfDisposed() => ObjectDisposedException.ThrowIf(_isDisposed, this);

    private void ThrowIfReadOnly()
    {
        ThrowIfDisposed();
        if (IsShared)
        {
            throw new InvalidOperationException($"the folder {Path} was opened for reading only");
        }
    }

    /// <summary>The codes for "someone else has it": Linux, macOS, and the two of Windows.</summary>
    private static bool IsSharingViolation(IOException e) =>
        e.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);
}
