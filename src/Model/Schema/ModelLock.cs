using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Errors;
using Xen.Model.Roles;

namespace Xen.Model.Schema;

/// <summary>
/// The data model as text, one fact a line, sorted: what reviews look at when its shape changes, and what can be
/// compared with the published facts.
/// </summary>
public static class ModelLock
{
    /// <summary>Writes all classes, fields, explicit messages, enums and errors that clients can see.</summary>
    public static string Export()
    {
        IEnumerable<string> lines = DataModel.Classes.Where(type => !type.IsInternal).SelectMany(Class)
            .Concat(DataModel.Calls.Select(Message))
            .Concat(DataModel.EnumTypes.Select(type => $"enum {type.WireName} {string.Join(' ', type.Values)}"))
            .Concat(DataModel.Errors.Select(Error));
        return "# The data model. Written by a test; do not edit.\n"
            + string.Concat(lines.Order(StringComparer.Ordinal).Select(line => line + "\n"));
    }

    private static IEnumerable<string> Class(XenClass type) =>
    [
        $"class {type.WireName} events={YesNo(type.Declaration.Events)}",
        .. type.PublicFields.Select(field =>
            $"field {type.WireName}.{field.WireName} {field.Type} {field.Declaration.Qualifier}"),
    ];

    private static string Message(CallInfo call)
    {
        string parameters = string.Join(", ", call.Parameters.Select(parameter =>
            $"{parameter.Declaration.WireName}:{parameter.Type}{(parameter.HasDefault ? "=" : "")}"));
        string roles = string.Join(',', RoleNames.In(call.Declaration.Roles).Order(StringComparer.Ordinal));
        return $"message {call.WireName} ({parameters}) {call.ResultType} "
            + $"async={YesNo(call.Declaration.Async)} roles={roles}";
    }

    private static string Error(ErrorInfo error) =>
        $"error {error.Code} {error.Declaration.Parameters.Count.ToString(CultureInfo.InvariantCulture)}";

    private static string YesNo(bool value) => value ? "yes" : "no";
}
