using Xen.Model.Errors;
using Xen.Model.Rpc.Dispatch.Methods;
using Xen.Model.Rpc.Wire;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>What is called but belongs to no class: two messages of the protocol's own, and mistakes.</summary>
internal static class SystemMessages
{
    private const string ExtensionMethod = "host.call_extension";

    /// <summary>The answer of <c>system.listMethods</c>.</summary>
    public static Answer Names(MethodTable table) => Answer.Of(
        static (writer, names, _) =>
        {
            writer.BeginArray();
            foreach (string name in (IReadOnlyList<string>)names!)
            {
                writer.Text(name);
            }
            writer.EndArray();
        },
        table.Names);

    /// <summary>The answer of <c>system.isAlive:</c>, which is what was sent.</summary>
    public static Answer Echo(RpcRequest request) => request.Parameters.Count == 0
        ? Answer.Void
        : Answer.Of(static (writer, value, _) => WireValues.Echo(writer, (WireValue)value!), request.Parameters[0]);

    /// <summary>
    /// What a session gets for a name that is no message. It could be an extension of the server, so those who may not
    /// call extensions are told so, and not whether there is one. There are none.
    /// </summary>
    public static XenError Unknown(MethodTable table, Classes.SessionRecord? session, string name)
    {
        Method extension = table.Find(ExtensionMethod)!;
        return session is null || Permissions.Has(session, extension.Permission)
            ? new XenError(ErrorCode.MessageMethodUnknown, name)
            : Permissions.Denied(extension.Permission, extension.Roles);
    }
}
