namespace Xen.Model.Harness;

/// <summary>Where the repository and the built daemon are.</summary>
public static class DaemonFiles
{
    private const string Variable = "XENMODELD_DLL";

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The daemon of the same configuration as the caller, unless the environment names another one.</summary>
    public static string Daemon { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : Path.Combine(Root, "src", "Daemon", "bin", Configuration, "net10.0", "xenmodeld.dll");

    /// <summary>The log tool of the same configuration; may be missing.</summary>
    public static string LogTool { get; } =
        Path.Combine(Root, "src", "Cli", "XenLog", "bin", Configuration, "net10.0", "xenlog.dll");

    /// <summary>The client of the command line of the same configuration; may be missing.</summary>
    public static string CommandLine { get; } =
        Path.Combine(Root, "src", "Cli", "Xe", "bin", Configuration, "net10.0", "xe.dll");

    /// <summary>The command that runs a built program: the one that runs this process if it is that command.</summary>
    public static string DotnetCommand { get; } =
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    private static string Configuration =>
        AppContext.BaseDirectory.Contains("/Debug/", StringComparison.Ordinal) ? "Debug" : "Release";

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Xen.Model.sln"))
            ? folder
            : FindRoot(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("no Xen.Model.sln above"));
}
