using Xen.Model.Schema;

namespace Xen.Model.Primitives;

/// <summary>
/// Typed handle of one object. The default value is the null reference. A handle stays valid for the object's whole
/// life and is never given to another object; it may dangle after the object is destroyed.
/// </summary>
/// <typeparam name="T">Class of the object that is referred to.</typeparam>
/// <param name="Id">The random part of the wire form; empty for null.</param>
public readonly record struct Ref<T>(Guid Id)
    where T : XenRecord, IXenRecord
{
    /// <summary>The reference to nothing.</summary>
    public static Ref<T> Null => default;

    /// <summary>True for the reference to nothing.</summary>
    public bool IsNull => Id == Guid.Empty;

    /// <summary>The same handle without its class.</summary>
    public static implicit operator ObjectRef(Ref<T> reference) => new(reference.Id);

    /// <summary>The wire form, <c>OpaqueRef:</c> and a uuid or <c>NULL</c>.</summary>
    public override string ToString() => new ObjectRef(Id).ToString();
}
