using System.Diagnostics;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Xen.Model.Bench.Throughput.Storage;

/// <summary>Files as they are after a restart of the machine: on the disk, not in memory.</summary>
internal static class PageCache
{
    private const int DontNeed = 4;
    private const int BufferLength = 1024 * 1024;

    /// <summary>Asks the system to forget what it has of the files in a folder. Linux only.</summary>
    /// <returns>False when it cannot be asked: what is measured then comes from memory.</returns>
    public static bool Drop(string folder)
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
        {
            return false;
        }
        bool isDropped = true;
        // The lock is its owner's, and there is nothing in it.
        foreach (string path in Directory.EnumerateFiles(folder).Where(path => Path.GetFileName(path) != "lock"))
        {
            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            // Only what is on the disk already can be forgotten.
            RandomAccess.FlushToDisk(file);
            isDropped &= Advise(file, 0, 0, DontNeed) == 0;
        }
        return isDropped;
    }

    /// <summary>
    /// Reads files of a folder from beginning to end, one after the other. Returns their bytes and how long it took.
    /// </summary>
    public static (long Bytes, TimeSpan Time) Read(string folder, string pattern)
    {
        byte[] buffer = new byte[BufferLength];
        long bytes = 0;
        long start = Stopwatch.GetTimestamp();
        foreach (string path in Directory.EnumerateFiles(folder, pattern).Order())
        {
            using SafeFileHandle file = File.OpenHandle(
                path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, FileOptions.SequentialScan);
            long offset = 0;
            for (int read; (read = RandomAccess.Read(file, buffer, offset)) > 0;)
            {
                offset += read;
            }
            bytes += offset;
        }
        return (bytes, Stopwatch.GetElapsedTime(start));
    }

    [DllImport("libc", EntryPoint = "posix_fadvise")]
    private static extern int Advise(SafeFileHandle file, long offset, long length, int advice);
}
