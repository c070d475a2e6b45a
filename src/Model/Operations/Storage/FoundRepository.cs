using System.Globalization;
using Xen.Model.Primitives;

namespace Xen.Model.Operations.Storage;

/// <summary>A repository that a driver found on a medium, or a way that leads on to some.</summary>
/// <param name="Uuid">Its uuid; empty when there is only the way.</param>
/// <param name="Configuration">How it is reached.</param>
public sealed record FoundRepository(string Uuid, XenMap<string, string> Configuration)
{
    /// <summary>Its name.</summary>
    public string NameLabel { get; init; } = "";

    /// <summary>Its description.</summary>
    public string NameDescription { get; init; } = "";

    /// <summary>Bytes of the medium.</summary>
    public long TotalSpace { get; init; }

    /// <summary>Bytes that are free.</summary>
    public long FreeSpace { get; init; }

    /// <summary>Uuids of the pools whose objects it holds copies of.</summary>
    public XenSet<string> MetadataOfPools { get; init; } = XenSet<string>.Empty;

    /// <summary>Several findings as the facts of an operation.</summary>
    public static XenMap<string, string> Facts(IReadOnlyList<FoundRepository> all) =>
        XenMap<string, string>.Of(all.SelectMany((repository, number) => repository.Facts($"found{number}.")));

    /// <summary>The findings that facts tell.</summary>
    internal static IReadOnlyList<FoundRepository> Read(XenMap<string, string> facts)
    {
        var found = new List<FoundRepository>();
        while (facts.ContainsKey($"found{found.Count}.uuid"))
        {
            found.Add(Read(facts, $"found{found.Count}."));
        }
        return found;
    }

    private IEnumerable<KeyValuePair<string, string>> Facts(string prefix)
    {
        yield return new(prefix + "uuid", Uuid);
        yield return new(prefix + "name", NameLabel);
        yield return new(prefix + "description", NameDescription);
        yield return new(prefix + "total", TotalSpace.ToString(CultureInfo.InvariantCulture));
        yield return new(prefix + "free", FreeSpace.ToString(CultureInfo.InvariantCulture));
        yield return new(prefix + "metadata_of", string.Join(' ', MetadataOfPools));
        foreach ((string key, string value) in Configuration)
        {
            yield return new(prefix + "config." + key, value);
        }
    }

    private static FoundRepository Read(XenMap<string, string> facts, string prefix)
    {
        string config = prefix + "config.";
        return new FoundRepository(
            facts.GetOr(prefix + "uuid", ""),
            XenMap<string, string>.Of(facts
                .Where(fact => fact.Key.StartsWith(config, StringComparison.Ordinal))
                .Select(fact => KeyValuePair.Create(fact.Key[config.Length..], fact.Value))))
        {
            NameLabel = facts.GetOr(prefix + "name", ""),
            NameDescription = facts.GetOr(prefix + "description", ""),
            TotalSpace = long.Parse(facts.GetOr(prefix + "total", "0"), CultureInfo.InvariantCulture),
            FreeSpace = long.Parse(facts.GetOr(prefix + "free", "0"), CultureInfo.InvariantCulture),
            MetadataOfPools = XenSet<string>.Of(
                [.. facts.GetOr(prefix + "metadata_of", "").Split(' ', StringSplitOptions.RemoveEmptyEntries)]),
        };
    }
}
