using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>The implicit message <c>destroy</c>.</summary>
/// <param name="Class">The class.</param>
/// <param name="Self">The object.</param>
public sealed record DestroyObject(XenClass Class, ObjectRef Self) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => Class.WireName + ".destroy";
}
