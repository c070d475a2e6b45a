namespace Xen.Model.Metrics;

/// <summary>How performance counters are recorded. Immutable.</summary>
public sealed record MetricsOptions
{
    /// <summary>The folder in which archives are kept over restarts; null to keep them in memory alone.</summary>
    public string? Folder { get; init; }

    /// <summary>How often archives are written to the folder. Default 15 minutes.</summary>
    public TimeSpan SaveInterval { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// How many archives are held in memory at a time: hosts, repositories and running VMs. No more are begun. Default
    /// 20 000.
    /// </summary>
    public int ArchivesMax { get; init; } = 20_000;

    /// <summary>The clock; the same as the model's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Told what could not be read, written or sampled; nothing else happens.</summary>
    public Action<string> Report { get; init; } = static _ => { };
}
