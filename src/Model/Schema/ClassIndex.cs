using System.Collections.Frozen;
using Xen.Model.Classes;

namespace Xen.Model.Schema;

/// <summary>
/// Look-ups over the lists of the data model. A class of its own, because the order in which parts of one class are
/// initialised is not defined.
/// </summary>
internal static class ClassIndex
{
    public static readonly FrozenDictionary<string, XenClass> ByName =
        DataModel.Classes.ToFrozenDictionary(type => type.WireName, StringComparer.Ordinal);

    public static readonly XenClass?[] ById = Number();

    public static readonly RelationTable Relations = new(DataModel.Classes);

    private static XenClass?[] Number()
    {
        var byId = new XenClass?[DataModel.Classes.Max(type => type.Id) + 1];
        foreach (XenClass type in DataModel.Classes)
        {
            byId[type.Id] = byId[type.Id] is null
                ? type
                : throw new InvalidOperationException($"class number {type.Id} is declared twice");
        }
        return byId;
    }
}
