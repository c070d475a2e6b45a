using Xen.Model.Calls;
using Xen.Model.Codec;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Generic;

/// <summary>Writes of single fields, for every class alike. Writing what is there already changes nothing.</summary>
internal static class FieldDeciders
{
    public static void Register(DeciderTable table, FieldRules rules) => table
        .Add<SetField>((call, context) => Set(call, context, rules))
        .Add<AddToMap>(AddToMap)
        .Add<RemoveFromMap>(RemoveFromMap)
        .Add<AddToSet>(AddToSet)
        .Add<RemoveFromSet>(RemoveFromSet);

    private static Decision Set(SetField call, DecisionContext context, FieldRules rules)
    {
        if (!XmlText.IsWritable(call.Value))
        {
            return context.Caller.TypedErrors
                ? new XenError(ErrorCode.InvalidValue, call.Field.WireName, XmlText.Shown(call.Value))
                : new XenError(ErrorCode.InternalError, $"{call.Field} was given text that XML cannot carry");
        }
        // The most frequent write of all: without the closure that Change would need.
        if (Record(call.Self, call.Field, context) is not { } record)
        {
            return Missing(call.Self, call.Field);
        }
        XenRecord after = call.Field.WithValue(record, call.Value);
        if (IsOfAnotherClass(call.Field, after, context) is { } error)
        {
            return error;
        }
        if (rules.Setter(call.Field) is { } set)
        {
            return set(call.Self, record, call.Value, context);
        }
        context.Changes.Set(call.Self, after);
        return Decision.Done;
    }

    /// <summary>
    /// A reference to nothing may be written, one to an object of another class not: it could be that of a session,
    /// which must not get where everybody may read it.
    /// </summary>
    private static XenError? IsOfAnotherClass(Field field, XenRecord after, DecisionContext context)
    {
        ObjectRef target = field.ReferenceIn(after);
        return !target.IsNull && context.Changes.Find(target) is { } other
            && other.Class.WireName != field.Type.ReferencedClass
            ? new XenError(ErrorCode.HandleInvalid, field.Type.ReferencedClass!, target.ToString())
            : null;
    }

    private static Decision AddToMap(AddToMap call, DecisionContext context)
    {
        if (Record(call.Self, call.Field, context) is not { } record)
        {
            return Missing(call.Self, call.Field);
        }
        IMapCodec map = call.Field.Map!;
        object before = call.Field.GetValue(record)!;
        object newKey = XmlText.Writable(call.Key);
        string key = map.TextOf(newKey);
        if (key.Length == 0)
        {
            return Edits.EmptyKey(call.Field, context);
        }
        if (map.Contains(before, newKey))
        {
            return new XenError(ErrorCode.MapDuplicateKey,
                call.Field.Class.WireName, call.Field.QueryName, call.Self.ToString(), key);
        }
        return Grow(
            call.Self, call.Field, record, map.With(before, newKey, XmlText.Writable(call.Value)), key, context);
    }

    private static Decision RemoveFromMap(RemoveFromMap call, DecisionContext context) =>
        Change(call.Self, call.Field, context, entries => call.Field.Map!.Without(entries, call.Key));

    private static Decision AddToSet(AddToSet call, DecisionContext context)
    {
        if (Record(call.Self, call.Field, context) is not { } record)
        {
            return Missing(call.Self, call.Field);
        }
        object member = XmlText.Writable(call.Member);
        object after = call.Field.Set!.With(call.Field.GetValue(record)!, member);
        return Grow(call.Self, call.Field, record, after, member.ToString()!, context);
    }

    private static Decision RemoveFromSet(RemoveFromSet call, DecisionContext context) =>
        Change(call.Self, call.Field, context, members => call.Field.Set!.Without(members, call.Member));

    private static Decision Grow(
        ObjectRef self, Field field, XenRecord record, object after, string added, DecisionContext context)
    {
        if (FieldLimits.Check(field, after, added) is { } error)
        {
            return error;
        }
        context.Changes.Set(self, field.WithValue(record, after));
        return Decision.Done;
    }

    private static Decision Change(ObjectRef self, Field field, DecisionContext context, Func<object, object> change)
    {
        if (Record(self, field, context) is not { } record)
        {
            return Missing(self, field);
        }
        context.Changes.Set(self, field.WithValue(record, change(field.GetValue(record)!)));
        return Decision.Done;
    }

    private static XenRecord? Record(ObjectRef self, Field field, DecisionContext context) =>
        context.Changes.Find(self) is { } record && record.Class == field.Class ? record : null;

    private static XenError Missing(ObjectRef self, Field field) =>
        new(ErrorCode.HandleInvalid, field.Class.WireName, self.ToString());
}
