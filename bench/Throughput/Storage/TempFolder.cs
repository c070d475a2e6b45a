namespace Xen.Model.Bench.Throughput.Storage;

/// <summary>A folder for one point, in the folder that the command line names.</summary>
internal static class TempFolder
{
    public static string Create(string parent) =>
        Directory.CreateDirectory(Path.Combine(parent, "xen-model-bench-" + Guid.NewGuid().ToString("N"))).FullName;
}
