using System.Collections.Concurrent;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Projections.Roles;
using Xen.Model.Roles;

namespace Xen.Model.Rpc.Sessions;

/// <summary>
/// The permissions that sessions get with roles. Sessions with the same roles share one list of thousands of names.
/// Thread-safe.
/// </summary>
internal static class RolePermissions
{
    private static readonly ConcurrentDictionary<Role, XenSet<string>> s_lists = new();

    /// <summary>The names of all permissions that at least one of the roles has.</summary>
    public static XenSet<string> Of(Role roles) => s_lists.GetOrAdd(roles, static roles => XenSet<string>.Of(
        [.. StaticRoles.Permissions.Where(entry => (entry.Value & roles) != 0).Select(entry => entry.Key)]));

    /// <summary>The roles that objects of the role class stand for.</summary>
    public static Role Of(IEnumerable<Ref<RoleRecord>> references)
    {
        Role roles = Role.LocalRootOnly;
        foreach (Ref<RoleRecord> reference in references)
        {
            foreach ((Role role, string name) in RoleNames.All)
            {
                roles |= StaticRoles.RefOf(name) == reference ? role : Role.LocalRootOnly;
            }
        }
        return roles;
    }
}
