using System.Diagnostics;
using System.Globalization;

namespace Xen.Model.Harness;

/// <summary>
/// Sees to it that a child does not outlive this process, however this process ends: a shell waits on a pipe that the
/// system closes with us, and kills the child unless it was told first that all is well.
/// </summary>
internal sealed class Guardian : IDisposable
{
    private const string Script = "trap '' INT TERM HUP; read -r word || kill -9 \"$0\" 2>/dev/null";

    private readonly Process shell;

    public Guardian(int pid)
    {
        ProcessStartInfo start = new("/bin/sh") { RedirectStandardInput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(Script);
        start.ArgumentList.Add(pid.ToString(CultureInfo.InvariantCulture));
        shell = Process.Start(start) ?? throw new DaemonFailedException("no shell to watch over the daemon");
    }

    public void Dispose()
    {
        shell.StandardInput.WriteLine("done");
        shell.StandardInput.Close();
        shell.WaitForExit();
        shell.Dispose();
    }
}
