using Xen.Model.Formats.Archives;
using Xen.Model.Primitives;

namespace Xen.Model.Metrics;

/// <summary>An archive in memory. Everything in it is used within its lock only.</summary>
internal sealed class ArchiveEntry(ObjectRef owner, RoundRobinArchive archive)
{
    /// <summary>Guards everything else.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Whose it is.</summary>
    public ObjectRef Owner => owner;

    /// <summary>The archive; another one after somebody has handed one in.</summary>
    public RoundRobinArchive Archive { get; set; } = archive;

    /// <summary>What was counted at the last sample; see <see cref="Metered.Epoch"/>.</summary>
    public long? Epoch { get; set; }

    /// <summary>True when it has changed since it was written.</summary>
    public bool IsChanged { get; set; }

    /// <summary>The round in which it was sampled last.</summary>
    public long Round { get; set; }
}
