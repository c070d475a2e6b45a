using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Return every permission reached from the role, nested roles included.</summary>
[Call("role.get_permissions", Roles = Role.Everyone, Lifecycle = "published midnight-ride")]
public sealed partial record RoleGetPermissions(
    [Param("self", Since = "midnight-ride")] Ref<RoleRecord> Self) : Call<RefSet<RoleRecord>>;

/// <summary>Return the names of every permission reached from the role, nested roles included.</summary>
[Call("role.get_permissions_name_label", Roles = Role.Everyone, Lifecycle = "published midnight-ride")]
public sealed partial record RoleGetPermissionsNameLabel(
    [Param("self", Since = "midnight-ride")] Ref<RoleRecord> Self) : Call<XenSet<string>>;

/// <summary>Return the roles that contain the given permission.</summary>
[Call("role.get_by_permission", Roles = Role.Everyone, Lifecycle = "published midnight-ride")]
public sealed partial record RoleGetByPermission(
    [Param("permission", Since = "midnight-ride")] Ref<RoleRecord> Permission) : Call<RefSet<RoleRecord>>;

/// <summary>Return the roles that contain the permission with the given name.</summary>
[Call("role.get_by_permission_name_label", Roles = Role.Everyone, Lifecycle = "published midnight-ride")]
public sealed partial record RoleGetByPermissionNameLabel(
    [Param("label", Since = "midnight-ride")] string Label) : Call<RefSet<RoleRecord>>;
