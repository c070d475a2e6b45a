using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using Xen.Model.Engine.LogFiles;

namespace Xen.Model.Bench.Throughput.Storage;

/// <summary>
/// The yardstick for durable commits: one thread that does nothing but write the same number of bytes and flush them,
/// into a file that was given its full length beforehand, as the segment files are.
/// </summary>
internal static class BareLoop
{
    /// <summary>Runs for a time. Returns flushes per second.</summary>
    public static double Run(string folder, int bytesPerFlush, TimeSpan time)
    {
        Directory.CreateDirectory(folder);
        byte[] bytes = new byte[bytesPerFlush];
        Random.Shared.NextBytes(bytes);
        int size = new SegmentLogOptions().SegmentSizeBytes;
        int files = 0;
        long flushes = 0;
        SafeFileHandle file = Create(folder, files, size);
        long offset = 0;
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            if (offset + bytes.Length > size)
            {
                // A full file is followed by a new one, as the log does it.
                file.Dispose();
                file = Create(folder, ++files, size);
                offset = 0;
            }
            RandomAccess.Write(file, bytes, offset);
            RandomAccess.FlushToDisk(file);
            offset += bytes.Length;
            flushes++;
        }
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        file.Dispose();
        Directory.Delete(folder, recursive: true);
        return flushes / seconds;
    }

    private static SafeFileHandle Create(string folder, int number, int size)
    {
        SafeFileHandle file = File.OpenHandle(
            Path.Combine(folder, $"bare-{number}"), FileMode.CreateNew, FileAccess.ReadWrite);
        RandomAccess.SetLength(file, size);
        RandomAccess.FlushToDisk(file);
        return file;
    }
}
