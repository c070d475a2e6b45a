using Xen.Model.Calls;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Generic;

/// <summary>
/// Create and destroy. Classes with rules of their own register them with <see cref="Lifecycles"/>; the others only get
/// an identity and must not refer to objects that do not exist.
/// </summary>
internal static class ObjectDeciders
{
    public static void Register(DeciderTable table, Lifecycles lifecycles) => table
        .Add<CreateObject>((call, context) => Create(call, context, lifecycles))
        .Add<DestroyObject>((call, context) => Destroy(call, context, lifecycles))
        .Add<Observe>(Observed);

    private static Decision Create(CreateObject call, DecisionContext context, Lifecycles lifecycles)
    {
        if (DanglingReference(call.Record, context) is { } error)
        {
            return error;
        }
        XenRecord record = WithWritableText(call.Record);
        if (lifecycles.Creator(record.Class) is { } create)
        {
            return create(record, context);
        }
        var reference = new ObjectRef(context.NewRef<Classes.TaskRecord>().Id);
        context.Changes.Create(reference, WithUuid(record, context));
        return Decision.With(reference);
    }

    private static Decision Destroy(DestroyObject call, DecisionContext context, Lifecycles lifecycles)
    {
        if (context.Changes.Find(call.Self) is not { } record || record.Class != call.Class)
        {
            return new XenError(ErrorCode.HandleInvalid, call.Class.WireName, call.Self.ToString());
        }
        if (lifecycles.Destroyer(call.Class) is { } destroy)
        {
            return destroy(call.Self, record, context);
        }
        context.Changes.Delete(call.Self);
        return Decision.Done;
    }

    private static Decision Observed(Observe call, DecisionContext context)
    {
        foreach (Fact fact in call.Facts)
        {
            if (fact.Record is null)
            {
                context.Changes.Delete(fact.Reference);
            }
            else if (context.Changes.Find(fact.Reference) is null)
            {
                context.Changes.Create(fact.Reference, fact.Record);
            }
            else
            {
                context.Changes.Set(fact.Reference, fact.Record);
            }
        }
        return Decision.Done;
    }

    private static XenRecord WithUuid(XenRecord record, DecisionContext context) =>
        record.Class.FieldNamed("uuid") is { } uuid ? uuid.WithValue(record, context.NewUuid()) : record;

    /// <summary>
    /// Creation cuts text that not every protocol can carry, where a later write of it would be refused.
    /// </summary>
    private static XenRecord WithWritableText(XenRecord record)
    {
        foreach (Field field in record.Class.ConstructorFields)
        {
            if (field.GetValue(record) is { } value && !XmlText.IsWritable(value))
            {
                record = field.WithValue(record, XmlText.Writable(value));
            }
        }
        return record;
    }

    private static XenError? DanglingReference(XenRecord record, DecisionContext context)
    {
        foreach (Field field in record.Class.ConstructorFields)
        {
            ObjectRef target = field.ReferenceIn(record);
            if (!target.IsNull && context.Changes.Find(target)?.Class.WireName != field.Type.ReferencedClass)
            {
                return new XenError(ErrorCode.HandleInvalid, field.Type.ReferencedClass!, target.ToString());
            }
        }
        return null;
    }
}
