using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Rpc.Dispatch.Methods;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>Role-based access control: what a session may call. Thread-safe.</summary>
internal static class Permissions
{
    // Sessions list thousands of names; the list of a session never changes, so it is indexed once.
    private static readonly ConditionalWeakTable<XenSet<string>, FrozenSet<string>> s_indexed = [];

    /// <summary>
    /// Why a session may not make a call; null when it may. Local root and other hosts may do everything.
    /// </summary>
    public static XenError? Refusal(SessionRecord session, Method method, CallArguments arguments)
    {
        if (session.IsLocalSuperuser || session.Pool)
        {
            return null;
        }
        (string permission, Role roles) = method.Needed(arguments);
        return Has(session, permission) ? null : Denied(permission, roles);
    }

    /// <summary>True when the session holds the permission.</summary>
    public static bool Has(SessionRecord session, string permission) =>
        session.IsLocalSuperuser || session.Pool || s_indexed.GetValue(
            session.RbacPermissions, static names => names.ToFrozenSet(StringComparer.Ordinal)).Contains(permission);

    /// <summary>The error of a missing permission.</summary>
    public static XenError Denied(string permission, Role roles) => RoleErrors.Denied(permission, roles);
}
