using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Generic;

/// <summary>What many explicit messages come down to: an object must exist and then gets another state.</summary>
internal static class Edits
{
    /// <summary>Gives an object another state.</summary>
    public static Decision Change<T>(DecisionContext context, Ref<T> self, Func<T, T> change)
        where T : XenRecord, IXenRecord
    {
        if (!context.Changes.TryGet(self, out T? record))
        {
            return DecisionContext.HandleInvalid(self);
        }
        context.Changes.Set(self, change(record));
        return Decision.Done;
    }

    /// <summary>Gives an object another state unless something speaks against it.</summary>
    public static Decision Change<T>(
        DecisionContext context, Ref<T> self, Func<T, XenError?> check, Func<T, T> change)
        where T : XenRecord, IXenRecord
    {
        if (!context.Changes.TryGet(self, out T? record))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (check(record) is { } error)
        {
            return error;
        }
        context.Changes.Set(self, change(record));
        return Decision.Done;
    }

    /// <summary>What a key without any text is answered with.</summary>
    public static XenError EmptyKey(Field field, DecisionContext context) => context.Caller.TypedErrors
        ? new XenError(ErrorCode.InvalidValue, field.WireName, "")
        : new XenError(ErrorCode.InternalError, $"{field} was given an empty key");

    /// <summary>Adds an entry to a map; a key that has one already, or is empty, is an error.</summary>
    public static Decision AddTo<T, TKey, TValue>(
        DecisionContext context, Ref<T> self, Field<T, XenMap<TKey, TValue>> field, TKey key, TValue value)
        where T : XenRecord, IXenRecord
        where TKey : notnull => Change(
            context,
            self,
            record => field.Map!.TextOf(key).Length == 0
                ? EmptyKey(field, context)
                : field.Get(record).ContainsKey(key)
                    ? new XenError(
                        ErrorCode.MapDuplicateKey, T.WireName, field.QueryName, self.ToString(), field.Map.TextOf(key))
                    : null,
            record => field.With(record, field.Get(record).With(key, value)));

    /// <summary>Removes an entry from a map; one that it does not have is no error.</summary>
    public static Decision RemoveFrom<T, TKey, TValue>(
        DecisionContext context, Ref<T> self, Field<T, XenMap<TKey, TValue>> field, TKey key)
        where T : XenRecord, IXenRecord
        where TKey : notnull =>
        Change(context, self, record => field.With(record, field.Get(record).Without(key)));

    /// <summary>Sets a field.</summary>
    public static Decision Set<T, TValue>(DecisionContext context, Ref<T> self, Field<T, TValue> field, TValue value)
        where T : XenRecord, IXenRecord => Change(context, self, record => field.With(record, value));

    /// <summary>Sets a reference, which must be null or name something.</summary>
    public static Decision SetReference<T, TTarget>(
        DecisionContext context, Ref<T> self, Field<T, Ref<TTarget>> field, Ref<TTarget> value)
        where T : XenRecord, IXenRecord
        where TTarget : XenRecord, IXenRecord =>
        !value.IsNull && context.Changes.Find(value) is null
            ? DecisionContext.HandleInvalid(value)
            : Set(context, self, field, value);
}
