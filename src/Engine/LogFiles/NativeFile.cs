using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Xen.Model.Engine.LogFiles;

/// <summary>
/// Gives files their room on the disk beforehand. The framework does so only at the moment a file is created, and when
/// it is refused there it has deleted the file.
/// </summary>
internal static class NativeFile
{
    private const int Interrupted = 4;
    private const int NoRoom = 28;
    private const int QuotaExceeded = 122;

    /// <summary>Makes a file longer and keeps room for its new part. Linux only.</summary>
    /// <param name="file">The file.</param>
    /// <param name="path">What it is called in messages.</param>
    /// <param name="offset">Where the new part begins: the file's length.</param>
    /// <param name="length">Length of the new part; one or more bytes.</param>
    /// <returns>False when the system or the file system cannot do it.</returns>
    /// <exception cref="IOException">There is no room; its <see cref="Exception.HResult"/> is 28 (ENOSPC).</exception>
    internal static bool Reserve(SafeFileHandle file, string path, long offset, long length)
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
        {
            return false;
        }
        while (Allocate(file, 0, offset, length) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            if (error is NoRoom or QuotaExceeded)
            {
                string why = new Win32Exception(error).Message;
                throw new IOException($"the disk is full: no room for {length} more bytes in {path} ({why})", NoRoom);
            }
            if (error != Interrupted)
            {
                // Not every file system knows how; what is really wrong shows when the length is set the other way.
                return false;
            }
        }
        return true;
    }

    [DllImport("libc", EntryPoint = "fallocate", SetLastError = true)]
    private static extern int Allocate(SafeFileHandle file, int mode, long offset, long length);
}
