using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Grant a role to the user or group.</summary>
[Call("subject.add_to_roles", Roles = Role.PoolAdmins, Lifecycle = "published midnight-ride")]
public sealed partial record SubjectAddToRoles(
    [Param("self", Since = "midnight-ride")] Ref<SubjectRecord> Self,
    [Param("role", Since = "midnight-ride")] Ref<RoleRecord> RoleReference) : Call<Nothing>;

/// <summary>Take a role away from the user or group.</summary>
[Call("subject.remove_from_roles", Roles = Role.PoolAdmins, Lifecycle = "published midnight-ride")]
public sealed partial record SubjectRemoveFromRoles(
    [Param("self", Since = "midnight-ride")] Ref<SubjectRecord> Self,
    [Param("role", Since = "midnight-ride")] Ref<RoleRecord> RoleReference) : Call<Nothing>;

/// <summary>Return the names of all permissions that the subject's roles give it.</summary>
[Call("subject.get_permissions_name_label", Roles = Role.Everyone, Lifecycle = "published midnight-ride")]
public sealed partial record SubjectGetPermissionsNameLabel(
    [Param("self", Since = "midnight-ride")] Ref<SubjectRecord> Self) : Call<XenSet<string>>;
