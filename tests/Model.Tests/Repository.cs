namespace Xen.Model.Tests;

/// <summary>Where the sources are, for tests that read or compare files of the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Xen.Model.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder)
                ?? throw new DirectoryNotFoundException("no Xen.Model.sln above the tests"));
}
