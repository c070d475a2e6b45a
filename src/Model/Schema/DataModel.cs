using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>The whole data model. Immutable.</summary>
public static partial class DataModel
{
    /// <summary>The largest class number.</summary>
    public static int ClassIdMax => ClassIndex.ById.Length - 1;

    /// <summary>Which fields are bound together.</summary>
    public static RelationTable Relations => ClassIndex.Relations;

    /// <summary>The class of a wire name, or null.</summary>
    public static XenClass? ClassNamed(string wireName) => ClassIndex.ByName.GetValueOrDefault(wireName);

    /// <summary>The class of a number in the log, or null.</summary>
    public static XenClass? ClassNumbered(int id) =>
        id >= 0 && id < ClassIndex.ById.Length ? ClassIndex.ById[id] : null;
}
