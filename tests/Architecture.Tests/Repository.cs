using System.Diagnostics;

namespace Xen.Model.Architecture.Tests;

/// <summary>The files of the repository: those that git tracks or, without git, all but build results.</summary>
internal static class Repository
{
    private static readonly string[] s_buildFolders =
        ["bin", "obj", "artifacts", "TestResults", "node_modules", ".git"];

    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>All files, as paths relative to the root, with slashes.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. (Tracked() ?? Found()).Order(StringComparer.Ordinal)];

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Xen.Model.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("no Xen.Model.sln above"));

    private static List<string>? Tracked()
    {
        try
        {
            using Process? git = Process.Start(new ProcessStartInfo("git", ["-C", Root, "ls-files", "-z"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            });
            string output = git!.StandardOutput.ReadToEnd();
            git.WaitForExit();
            // A file that was deleted and not yet committed is still listed.
            return git.ExitCode == 0 && output.Length > 0
                ? [.. output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(Exists)]
                : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static bool Exists(string file) => File.Exists(Path.Combine(Root, file));

    private static IEnumerable<string> Found() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Where(file => !file.Split('/').Intersect(s_buildFolders).Any());
}
