using System.Runtime.InteropServices;

namespace Xen.Model.Harness;

/// <summary>The signals that .NET has no call for.</summary>
internal static partial class Signals
{
    private const int Terminate = 15;

    public static void SendTerminate(int pid)
    {
        if (Kill(pid, Terminate) != 0)
        {
            throw new DaemonFailedException($"cannot signal process {pid}: error {Marshal.GetLastPInvokeError()}");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
