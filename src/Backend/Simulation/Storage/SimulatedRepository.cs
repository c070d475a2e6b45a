using System.Collections.Immutable;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>A repository on a simulated medium: it is there whether or not a pool knows of it. Immutable.</summary>
public sealed record SimulatedRepository
{
    /// <summary>Its uuid.</summary>
    public required string Uuid { get; init; }

    /// <summary>The driver it was made with.</summary>
    public required string Type { get; init; }

    /// <summary>How it is reached.</summary>
    public XenMap<string, string> DeviceConfig { get; init; } = XenMap<string, string>.Empty;

    /// <summary>Uuid of the host that has the medium; empty for one on the network.</summary>
    public string Host { get; init; } = "";

    /// <summary>Its name, as its pool last wrote it down.</summary>
    public string NameLabel { get; init; } = "";

    /// <summary>Its description, as its pool last wrote it down.</summary>
    public string NameDescription { get; init; } = "";

    /// <summary>Size of the medium in bytes; 0 or less when nobody knows.</summary>
    public long PhysicalSize { get; init; }

    /// <summary>Bytes that all images take.</summary>
    public long PhysicalUtilisation => Images.Values.Sum(image => image.PhysicalUtilisation);

    /// <summary>The images, by location.</summary>
    public ImmutableSortedDictionary<string, SimulatedImage> Images { get; init; } = NoImages;

    internal static ImmutableSortedDictionary<string, SimulatedImage> NoImages { get; } =
        ImmutableSortedDictionary.Create<string, SimulatedImage>(StringComparer.Ordinal);
}
