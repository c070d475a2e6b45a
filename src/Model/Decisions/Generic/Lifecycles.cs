using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Generic;

/// <summary>
/// How objects of classes with rules of their own come into being and go. Filled once, then only read.
/// </summary>
public sealed class Lifecycles
{
    private readonly Dictionary<XenClass, Func<XenRecord, DecisionContext, Decision>> _creators = [];
    private readonly Dictionary<XenClass, Func<ObjectRef, XenRecord, DecisionContext, Decision>> _destroyers = [];

    /// <summary>
    /// Sets what the implicit <c>create</c> of a class does; it answers with an <see cref="ObjectRef"/>.
    /// </summary>
    public Lifecycles Creates<T>(Func<T, DecisionContext, Decision> create)
        where T : XenRecord, IXenRecord
    {
        _creators.Add(T.ClassInfo, (record, context) => create((T)record, context));
        return this;
    }

    /// <summary>Sets what the implicit <c>destroy</c> of a class does.</summary>
    public Lifecycles Destroys<T>(Func<Ref<T>, T, DecisionContext, Decision> destroy)
        where T : XenRecord, IXenRecord
    {
        _destroyers.Add(T.ClassInfo, (self, record, context) => destroy(self.As<T>(), (T)record, context));
        return this;
    }

    internal Func<XenRecord, DecisionContext, Decision>? Creator(XenClass type) => _creators.GetValueOrDefault(type);

    internal Func<ObjectRef, XenRecord, DecisionContext, Decision>? Destroyer(XenClass type) =>
        _destroyers.GetValueOrDefault(type);
}
