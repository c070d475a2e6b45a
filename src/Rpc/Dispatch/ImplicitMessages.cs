using Xen.Model.Calls;
using Xen.Model.Rpc.Dispatch.Methods;
using Xen.Model.Schema;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>The messages that follow from what a class and its fields declare.</summary>
internal static class ImplicitMessages
{
    public static IEnumerable<Method> Of(XenClass type) =>
        type.IsInternal || !type.Declaration.InDatabase
            ? []
            : OfObject(type).Concat(type.PublicFields.SelectMany(OfField));

    private static IEnumerable<Method> OfObject(XenClass type)
    {
        bool removed = LifecycleText.IsRemoved(type.Declaration.Lifecycle);
        yield return new GetRecord(type) { Roles = type.Declaration.ReadRoles, IsRemoved = removed };
        yield return new GetByUuid(type) { Roles = type.Declaration.ReadRoles, IsRemoved = removed };
        if (type.FieldNamed("name_label") is { QueryName: "name__label" })
        {
            yield return new GetByNameLabel(type) { Roles = type.Declaration.ReadRoles, IsRemoved = removed };
        }
        foreach (bool records in (bool[])(type.Declaration.Listed ? [false, true] : []))
        {
            yield return new GetAll(type, records) { Roles = type.Declaration.ReadRoles, IsRemoved = removed };
            yield return new GetAllWhere(type, records) { Roles = type.Declaration.ReadRoles, IsRemoved = removed };
        }
        if (type.Declaration.Constructible)
        {
            yield return new CreateMethod(type) { Roles = type.Declaration.Roles, IsRemoved = removed };
            yield return new DestroyMethod(type) { Roles = type.Declaration.Roles, IsRemoved = removed };
        }
    }

    private static IEnumerable<Method> OfField(Field field)
    {
        bool removed = LifecycleText.IsRemoved(field.Declaration.Lifecycle);
        yield return new GetField(field) { Roles = field.Declaration.ReadRoles, IsRemoved = removed };
        foreach (ImplicitCall call in ImplicitCall.Of(field))
        {
            yield return new FieldMethod(field, call);
        }
    }
}
