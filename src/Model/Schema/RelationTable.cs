using System.Collections.Immutable;

namespace Xen.Model.Schema;

/// <summary>All relations of the data model by the class that is written. Immutable.</summary>
public sealed class RelationTable
{
    private readonly ImmutableArray<Relation>[] _bySource;

    internal RelationTable(ImmutableArray<XenClass> classes)
    {
        Dictionary<string, Field> fields = classes
            .SelectMany(type => type.Fields)
            .ToDictionary(field => field.ToString(), StringComparer.Ordinal);
        All = [.. fields.Values
            .Where(field => field.IsDerived)
            .Select(inverse => new Relation(fields[inverse.Declaration.InverseOf!], inverse))
            .OrderBy(relation => relation.Source.Class.Id)
            .ThenBy(relation => relation.Source.Id)];
        _bySource = new ImmutableArray<Relation>[classes.Max(type => type.Id) + 1];
        Array.Fill(_bySource, []);
        foreach (IGrouping<int, Relation> group in All.GroupBy(relation => relation.Source.Class.Id))
        {
            _bySource[group.Key] = [.. group];
        }
    }

    /// <summary>All relations.</summary>
    public ImmutableArray<Relation> All { get; }

    /// <summary>The relations whose source is a field of the class.</summary>
    public ImmutableArray<Relation> From(XenClass type) => _bySource[type.Id];
}
