using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Generic;

/// <summary>What setting certain fields does beyond storing the value. Filled once, then only read.</summary>
public sealed class FieldRules
{
    private readonly Dictionary<Field, Func<ObjectRef, XenRecord, object, DecisionContext, Decision>> _setters = [];

    /// <summary>Sets what the implicit <c>set_</c> of a field does.</summary>
    public FieldRules Sets<T, TValue>(
        Field<T, TValue> field, Func<Ref<T>, T, TValue, DecisionContext, Decision> set)
        where T : XenRecord, IXenRecord
    {
        _setters.Add(
            field, (self, record, value, context) => set(self.As<T>(), (T)record, (TValue)value, context));
        return this;
    }

    internal Func<ObjectRef, XenRecord, object, DecisionContext, Decision>? Setter(Field field) =>
        _setters.GetValueOrDefault(field);
}
