using System.Diagnostics;
using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests;

/// <summary>Runs a script that drives a daemon through somebody else's client library.</summary>
internal sealed class ClientScript(string interpreter, string name)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal);

    public static ClientScript Node(string name) => new("node", name);

    /// <summary>The interpreter of the system, as the client comes as a package of the system.</summary>
    public static ClientScript Python(string name) =>
        new(File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3", name);

    public ClientScript With(string variable, string value)
    {
        environment[variable] = value;
        return this;
    }

    public async Task<ScriptOutcome> RunAsync(DaemonProcess daemon, Uri server)
    {
        ProcessStartInfo start = new(interpreter, [PathOf(name)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["XEN_URL"] = server.GetLeftPart(UriPartial.Authority);
        start.Environment["XEN_USER"] = daemon.User;
        start.Environment["XEN_PASSWORD"] = daemon.Password;
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        foreach ((string variable, string value) in environment)
        {
            start.Environment[variable] = value;
        }
        using Process process = Process.Start(start)
            ?? throw new InvalidOperationException($"cannot run {interpreter}");
        return await ReadToEndAsync(process);
    }

    private async Task<ScriptOutcome> ReadToEndAsync(Process process)
    {
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        bool inTime = true;
        try
        {
            await process.WaitForExitAsync().WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            inTime = false;
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        return new ScriptOutcome(name, inTime ? process.ExitCode : null, await output, await errors);
    }

    private static string PathOf(string name) =>
        Path.Combine(DaemonFiles.Root, "tests", "Clients.Tests", "scripts", name);
}
