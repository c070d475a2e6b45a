using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>The implicit message <c>create</c>. Its result is an <see cref="ObjectRef"/>.</summary>
/// <param name="Record">The fields that the client gave; all others are at their defaults.</param>
public sealed record CreateObject(XenRecord Record) : Call<ObjectRef>
{
    /// <inheritdoc/>
    public override string WireName => Record.Class.WireName + ".create";
}
