using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Xen.Model.Bench.Throughput.Reports;

/// <summary>Where the numbers come from; without this they mean nothing.</summary>
/// <param name="Commit">What was measured.</param>
/// <param name="Date">When, UTC.</param>
/// <param name="Processor">Model of the processor.</param>
/// <param name="Cores">Logical processors.</param>
/// <param name="MemoryGB">Memory that the process may use.</param>
/// <param name="Runtime">Version of .NET.</param>
/// <param name="System">Operating system.</param>
/// <param name="Load">One-minute load average before the run; machines that are shared show it here.</param>
internal sealed record MachineInfo(
    string Commit, string Date, string Processor, int Cores, long MemoryGB, string Runtime, string System, string Load)
{
    public static MachineInfo Read(DateTimeOffset now) => new(
        CommitOfBuild(),
        now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ProcessorModel(),
        Environment.ProcessorCount,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30,
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription,
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown");

    public override string ToString() =>
        $"Commit {Commit}, {Date}; {Cores} cores ({Processor}), {MemoryGB} GB, {Runtime}, {System}, "
        + $"load {Load} before the run";

    /// <summary>The build writes the commit behind the version.</summary>
    private static string CommitOfBuild()
    {
        string? version = Assembly.GetExecutingAssembly()
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        return version?.Split('+') is [_, { Length: >= 7 } commit] ? commit[..7] : "unknown";
    }

    private static string ProcessorModel()
    {
        const string Key = "model name";
        string? line = File.Exists("/proc/cpuinfo")
            ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith(Key, StringComparison.Ordinal))
            : null;
        return line?.Split(':')[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
