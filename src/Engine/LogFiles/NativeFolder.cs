using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Xen.Model.Engine.LogFiles;

/// <summary>
/// Makes the names in a folder durable. A file's own flush does not cover its name, and the framework opens no handles
/// on folders. Plain imports of blittable arguments: generated ones would demand unsafe code in the whole project.
/// </summary>
internal static class NativeFolder
{
    private const int ReadOnly = 0;
    private const int Interrupted = 4;
    private const int InvalidArgument = 22;

    /// <summary>Returns when creations and deletions in the folder are on the disk. Does nothing on Windows.</summary>
    /// <exception cref="IOException">The operating system refused.</exception>
    internal static void Sync(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        int descriptor = Open(Encoding.UTF8.GetBytes(folder + '\0'), ReadOnly);
        if (descriptor < 0)
        {
            throw Failure("open", folder, Marshal.GetLastPInvokeError());
        }
        try
        {
            while (Fsync(descriptor) != 0)
            {
                int error = Marshal.GetLastPInvokeError();
                if (error == InvalidArgument)
                {
                    // Some network file systems know no flush of folders; there is nothing better to do on them.
                    return;
                }
                if (error != Interrupted)
                {
                    throw Failure("flush", folder, error);
                }
            }
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failure(string what, string folder, int error) =>
        new($"cannot {what} the folder {folder}", new Win32Exception(error));

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Fsync(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
