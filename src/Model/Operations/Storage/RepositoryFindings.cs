using System.Collections.Immutable;
using System.Globalization;
using Xen.Model.Primitives;

namespace Xen.Model.Operations.Storage;

/// <summary>
/// What a driver found when it compared a repository with the objects of a pool: only what differs, and the figures of
/// the whole. The facts of <see cref="OperationKind.SRScan"/>, <see cref="OperationKind.SRUpdate"/> and
/// <see cref="OperationKind.PBDPlug"/>.
/// </summary>
/// <param name="PhysicalSize">Bytes of the medium; 0 or less when unknown.</param>
/// <param name="PhysicalUtilisation">Bytes in use.</param>
public sealed record RepositoryFindings(long PhysicalSize, long PhysicalUtilisation)
{
    /// <summary>True for a repository on a clustered file system.</summary>
    public bool Clustered { get; init; }

    /// <summary>Images that no object stands for.</summary>
    public ImmutableArray<FoundImage> New { get; init; } = [];

    /// <summary>Images whose object says another size.</summary>
    public ImmutableArray<FoundImage> Changed { get; init; } = [];

    /// <summary>Locations of objects whose image is not there.</summary>
    public ImmutableArray<string> Gone { get; init; } = [];

    /// <summary>The findings as facts.</summary>
    public XenMap<string, string> Facts()
    {
        var facts = new List<KeyValuePair<string, string>>
        {
            new("physical_size", PhysicalSize.ToString(CultureInfo.InvariantCulture)),
            new("physical_utilisation", PhysicalUtilisation.ToString(CultureInfo.InvariantCulture)),
            new("clustered", Clustered ? "true" : "false"),
        };
        facts.AddRange(New.SelectMany((image, number) => image.Facts($"new{number}.")));
        facts.AddRange(Changed.SelectMany((image, number) => image.Facts($"changed{number}.")));
        facts.AddRange(Gone.Select((location, number) => KeyValuePair.Create($"gone{number}", location)));
        return XenMap<string, string>.Of(facts);
    }

    /// <summary>The findings that facts tell; null when they tell none.</summary>
    internal static RepositoryFindings? Read(XenMap<string, string> facts)
    {
        // A map of many entries is slow to look into, and there can be very many.
        var byName = facts.ToDictionary(fact => fact.Key, fact => fact.Value, StringComparer.Ordinal);
        string Fact(string name) => byName.GetValueOrDefault(name, "");
        if (!long.TryParse(Fact("physical_size"), CultureInfo.InvariantCulture, out long size))
        {
            return null;
        }
        _ = long.TryParse(Fact("physical_utilisation"), CultureInfo.InvariantCulture, out long used);
        return new RepositoryFindings(size, used)
        {
            Clustered = Fact("clustered") == "true",
            New = Images(Fact, "new"),
            Changed = Images(Fact, "changed"),
            Gone = [.. Numbered("gone").Select(Fact).TakeWhile(location => location.Length > 0)],
        };
    }

    private static ImmutableArray<FoundImage> Images(Func<string, string> fact, string list) =>
    [
        .. Numbered(list).Select(name => FoundImage.Read(fact, name + "."))
            .TakeWhile(image => image.Location.Length > 0),
    ];

    private static IEnumerable<string> Numbered(string list) =>
        Enumerable.Range(0, int.MaxValue).Select(number => list + number.ToString(CultureInfo.InvariantCulture));
}
