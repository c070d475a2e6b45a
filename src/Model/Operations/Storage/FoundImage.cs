using System.Globalization;
using Xen.Model.Classes;

namespace Xen.Model.Operations.Storage;

/// <summary>An image as a driver found it.</summary>
/// <param name="Location">Where it is in its repository.</param>
/// <param name="VirtualSize">Size in bytes as guests see it.</param>
/// <param name="PhysicalUtilisation">Bytes that it takes.</param>
public sealed record FoundImage(string Location, long VirtualSize, long PhysicalUtilisation)
{
    /// <summary>Its uuid; empty when it has none.</summary>
    public string Uuid { get; init; } = "";

    /// <summary>Its name.</summary>
    public string NameLabel { get; init; } = "";

    /// <summary>Its description.</summary>
    public string NameDescription { get; init; } = "";

    /// <summary>What it is for.</summary>
    public VDIType Type { get; init; } = VDIType.User;

    /// <summary>True when it can only be read.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>True when several VMs may use it at a time.</summary>
    public bool Sharable { get; init; }

    /// <summary>True while writes to it are noted.</summary>
    public bool CbtEnabled { get; init; }

    /// <summary>True for a snapshot.</summary>
    public bool IsASnapshot { get; init; }

    /// <summary>Uuid of the image that a snapshot was taken of; empty for none.</summary>
    public string SnapshotOf { get; init; } = "";

    /// <summary>When a snapshot was taken, UTC.</summary>
    public DateTimeOffset SnapshotTime { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Uuid of the pool whose objects it holds a copy of; empty for none.</summary>
    public string MetadataOfPool { get; init; } = "";

    internal IEnumerable<KeyValuePair<string, string>> Facts(string prefix)
    {
        yield return new(prefix + "location", Location);
        yield return new(prefix + "virtual_size", VirtualSize.ToString(CultureInfo.InvariantCulture));
        yield return new(prefix + "physical_utilisation", PhysicalUtilisation.ToString(CultureInfo.InvariantCulture));
        yield return new(prefix + "uuid", Uuid);
        yield return new(prefix + "name", NameLabel);
        yield return new(prefix + "description", NameDescription);
        yield return new(prefix + "type", Enums.VDIType.NameOf(Type));
        yield return new(prefix + "read_only", ReadOnly ? "true" : "false");
        yield return new(prefix + "sharable", Sharable ? "true" : "false");
        yield return new(prefix + "cbt_enabled", CbtEnabled ? "true" : "false");
        yield return new(prefix + "is_a_snapshot", IsASnapshot ? "true" : "false");
        yield return new(prefix + "snapshot_of", SnapshotOf);
        yield return new(prefix + "snapshot_time", SnapshotTime.ToString("O", CultureInfo.InvariantCulture));
        yield return new(prefix + "metadata_of_pool", MetadataOfPool);
    }

    internal static FoundImage Read(Func<string, string> fact, string prefix) => new(
        fact(prefix + "location"),
        NumberIn(fact(prefix + "virtual_size")),
        NumberIn(fact(prefix + "physical_utilisation")))
    {
        Uuid = fact(prefix + "uuid"),
        NameLabel = fact(prefix + "name"),
        NameDescription = fact(prefix + "description"),
        Type = Enums.VDIType.TryParse(fact(prefix + "type"), out VDIType type) ? type : VDIType.User,
        ReadOnly = fact(prefix + "read_only") == "true",
        Sharable = fact(prefix + "sharable") == "true",
        CbtEnabled = fact(prefix + "cbt_enabled") == "true",
        IsASnapshot = fact(prefix + "is_a_snapshot") == "true",
        SnapshotOf = fact(prefix + "snapshot_of"),
        SnapshotTime = DateTimeOffset.TryParse(
            fact(prefix + "snapshot_time"), CultureInfo.InvariantCulture, out DateTimeOffset time)
            ? time
            : DateTimeOffset.UnixEpoch,
        MetadataOfPool = fact(prefix + "metadata_of_pool"),
    };

    private static long NumberIn(string text) =>
        long.TryParse(text, CultureInfo.InvariantCulture, out long number) ? number : 0;
}
