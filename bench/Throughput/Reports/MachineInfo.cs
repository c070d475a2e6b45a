using System.Runtime.InteropServices;

namespace Xen.Model.Bench.Throughput.Reports;

/// <summary>Where the numbers come from; without this they mean nothing.</summary>
/// <param name="Cores">Logical processors.</param>
/// <param name="Runtime">Version of .NET.</param>
/// <param name="System">Operating system.</param>
/// <param name="Load">One-minute load average before the run; machines that are shared show it here.</param>
internal sealed record MachineInfo(int Cores, string Runtime, string System, string Load)
{
    public static MachineInfo Read() => new(
        Environment.ProcessorCount,
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription,
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown");

    public override string ToString() => $"{Cores} cores, {Runtime}, {System}, load {Load} before the run";
}
