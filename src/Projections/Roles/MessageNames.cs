using Xen.Model.Classes;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Projections.Roles;

/// <summary>Every message that clients can send, explicit and implicit, and who may send it.</summary>
public static class MessageNames
{
    private const string NestedLabel = "name__label";

    /// <summary>
    /// All messages as <c>class.message</c> in the case of the data model; each once, explicit ones first. Without the
    /// asynchronous forms, which need the same permission.
    /// </summary>
    public static IEnumerable<MessageName> All()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return DataModel.Calls.Select(Explicit)
            .Concat(DataModel.Classes
                .Where(type => type.Declaration.InDatabase && !type.IsInternal)
                .SelectMany(Implicit))
            .Where(message => seen.Add(message.Name));
    }

    private static MessageName Explicit(CallInfo call) =>
        new(call.WireName, call.Declaration.Roles, call.Declaration.KeyRoles);

    private static IEnumerable<MessageName> Implicit(XenClass type) => OfObjects(type).Concat(type.PublicFields
        .SelectMany(OfField))
        .Select(message => message with { Name = type.WireName + "." + message.Name });

    private static IEnumerable<MessageName> OfObjects(XenClass type)
    {
        XenClassAttribute declared = type.Declaration;
        yield return new MessageName("get_record", declared.ReadRoles);
        yield return new MessageName("get_by_uuid", declared.ReadRoles);
        if (type.FieldQueried(NestedLabel) is not null)
        {
            yield return new MessageName("get_by_name_label", declared.ReadRoles);
        }
        if (declared.Listed)
        {
            yield return new MessageName("get_all", declared.ReadRoles);
            yield return new MessageName("get_all_records", declared.ReadRoles);
            yield return new MessageName("get_all_where", declared.ReadRoles);
            yield return new MessageName("get_all_records_where", declared.ReadRoles);
        }
        if (declared.Constructible)
        {
            yield return new MessageName("create", declared.Roles);
            yield return new MessageName("destroy", declared.Roles);
        }
    }

    private static IEnumerable<MessageName> OfField(Field field)
    {
        FieldAttribute declared = field.Declaration;
        yield return new MessageName("get_" + field.WireName, declared.ReadRoles);
        if (declared.Qualifier != Qualifier.RW || field.IsDerived)
        {
            yield break;
        }
        yield return new MessageName("set_" + field.WireName, declared.WriteRoles);
        if (field.Type.IsSet)
        {
            yield return new MessageName("add_" + field.WireName, declared.WriteRoles);
            yield return new MessageName("remove_" + field.WireName, declared.WriteRoles);
        }
        else if (field.Type.IsMap)
        {
            yield return new MessageName("add_to_" + field.WireName, declared.WriteRoles, declared.KeyRoles);
            yield return new MessageName("remove_from_" + field.WireName, declared.WriteRoles, declared.KeyRoles);
        }
    }
}
