using Xen.Model.Primitives;

namespace Xen.Model.Operations.Rules;

/// <summary>Several references in one parameter of an error.</summary>
internal static class ReferenceList
{
    /// <summary>The references with semicolons between them.</summary>
    public static string Of(RefSet references) => string.Join("; ", (IEnumerable<ObjectRef>)references);
}
