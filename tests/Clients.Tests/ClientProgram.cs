using System.ComponentModel;
using System.Diagnostics;
using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests;

/// <summary>Runs a program of somebody else, or a script that uses somebody else's library, against a daemon.</summary>
internal sealed class ClientProgram(string name, string program, params string[] arguments)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal);

    /// <summary>A script of ours in JavaScript.</summary>
    public static ClientProgram Node(string script) => new(script, "node", PathOf("scripts", script));

    /// <summary>A script of ours in Python; the system's, as the library comes as a package of the system.</summary>
    public static ClientProgram Python(string script) =>
        new(script, OfTheSystem("python3"), PathOf("scripts", script));

    /// <summary>A playbook of ours for the modules that come with Ansible.</summary>
    public static ClientProgram Playbook(string playbook, string scratch) =>
        new ClientProgram(
            playbook,
            OfTheSystem("ansible-playbook"),
            "--inventory", "localhost,",
            "--extra-vars", "ansible_python_interpreter=" + OfTheSystem("python3"),
            PathOf("playbooks", playbook))
            .With("ANSIBLE_HOME", scratch)
            .With("ANSIBLE_REMOTE_TEMP", scratch)
            .With("ANSIBLE_LOCALHOST_WARNING", "false")
            .With("ANSIBLE_NOCOLOR", "true")
            .With("PYTHONPATH", PathOf("binding"));

    /// <summary>A program that a package of the system installs.</summary>
    public static ClientProgram Installed(string command, params string[] arguments) =>
        new(command, OfTheSystem(command), arguments);

    public ClientProgram With(string variable, string value)
    {
        environment[variable] = value;
        return this;
    }

    public async Task<ClientOutcome> RunAsync(DaemonProcess daemon, Uri server)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["XEN_URL"] = server.GetLeftPart(UriPartial.Authority);
        start.Environment["XEN_HOST"] = server.Authority;
        start.Environment["XEN_USER"] = daemon.User;
        start.Environment["XEN_PASSWORD"] = daemon.Password;
        start.Environment["PYTHONDONTWRITEBYTECODE"] = "1";
        start.Environment["LC_ALL"] = "C.UTF-8";
        foreach ((string variable, string value) in environment)
        {
            start.Environment[variable] = value;
        }
        using Process process = Start(start);
        return await ReadToEndAsync(process);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start");
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException(
                $"cannot run {start.FileName}; ./test installs it where it can (see eng/clients.sh)", missing);
        }
    }

    private async Task<ClientOutcome> ReadToEndAsync(Process process)
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
        return new ClientOutcome(name, inTime ? process.ExitCode : null, await output, await errors);
    }

    /// <summary>Whatever else is on the path, packages of the system install here.</summary>
    private static string OfTheSystem(string command) =>
        new[] { "/usr/bin/" + command, "/usr/sbin/" + command }.FirstOrDefault(File.Exists) ?? command;

    private static string PathOf(params string[] parts) =>
        Path.Combine([DaemonFiles.Root, "tests", "Clients.Tests", .. parts]);
}
