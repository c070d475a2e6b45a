using Xen.Model.Errors;

namespace Xen.Model.Roles;

/// <summary>What a session is told that lacks a permission.</summary>
public static class RoleErrors
{
    /// <summary>RBAC_PERMISSION_DENIED with the permission and the roles that have it.</summary>
    public static XenError Denied(string permission, Role roles) => new(
        ErrorCode.RBACPermissionDenied,
        permission,
        $"No permission in user session. (Roles with this permission: {string.Join(", ", RoleNames.In(roles))})");
}
