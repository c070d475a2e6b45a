using System.Security.Cryptography;
using System.Text;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Projections.Roles;

/// <summary>
/// The role objects that every server has: the seven roles, and one object for each permission. A role contains the
/// permissions that it grants, those of lesser roles included. They exist outside the log, the same everywhere.
/// </summary>
public static class StaticRoles
{
    /// <summary>The permission to remove tasks of others.</summary>
    public const string DestroyAnyTask = "task.destroy/any";

    private const string PoolAdmin = "pool-admin";
    private const string PoolAdminUuid = "0165f154-ba3e-034e-6b27-5d271af109ba";

    private static readonly Lazy<IReadOnlyList<(ObjectRef Reference, XenRecord Record)>> s_objects = new(Build);

    /// <summary>All of them, for the model's static objects.</summary>
    public static IReadOnlyList<(ObjectRef Reference, XenRecord Record)> Objects => s_objects.Value;

    /// <summary>Every permission in lower case with the roles that grant it, in the order of their names.</summary>
    public static IReadOnlyDictionary<string, Role> Permissions { get; } = AllPermissions();

    /// <summary>The uuid of a role or permission; its reference has the same.</summary>
    public static Guid UuidOf(string name) => name == PoolAdmin
        ? Guid.Parse(PoolAdminUuid)
        : new Guid(MD5.HashData(Encoding.UTF8.GetBytes(name)), bigEndian: true);

    /// <summary>The reference of a role or permission.</summary>
    public static Ref<RoleRecord> RefOf(string name) => new(UuidOf(name));

    private static List<(ObjectRef Reference, XenRecord Record)> Build()
    {
        var objects = new List<(ObjectRef, XenRecord)>();
        foreach ((Role role, string name) in RoleNames.All)
        {
            objects.Add((RefOf(name), Named(name) with
            {
                NameDescription = $"The role {name}",
                IsInternal = role == Role.ClientCert,
                Subroles = RefSet<RoleRecord>.Of(Permissions
                    .Where(permission => (permission.Value & role) != 0)
                    .Select(permission => RefOf(permission.Key))),
            }));
        }
        foreach (string permission in Permissions.Keys)
        {
            objects.Add((RefOf(permission), Named(permission) with
            {
                NameDescription = $"The permission to use {permission}",
            }));
        }
        return objects;
    }

    private static RoleRecord Named(string name) =>
        (RoleRecord)RoleRecord.ClassInfo.Empty with { Uuid = UuidOf(name).ToString("D"), NameLabel = name };

    private static SortedDictionary<string, Role> AllPermissions()
    {
        var permissions = new SortedDictionary<string, Role>(StringComparer.Ordinal)
        {
            [DestroyAnyTask] = Role.PoolOperators,
        };
        foreach ((string action, Role roles) in HttpActions.All)
        {
            permissions[HttpActions.PermissionOf(action)] = roles;
        }
        foreach (MessageName message in MessageNames.All())
        {
            string name = message.Name.ToLowerInvariant();
            permissions[name] = message.Roles;
            foreach (string rule in message.KeyRoles ?? [])
            {
                int equals = rule.LastIndexOf('=');
                permissions[name + "/key:" + rule[..equals]] = AtLeast(rule[(equals + 1)..]);
            }
        }
        return permissions;
    }

    /// <summary>The role of a name and all above it; roles are numbered from the most privileged down.</summary>
    private static Role AtLeast(string name)
    {
        Role least = RoleNames.All.Single(entry => entry.Name == name).Role;
        return (Role)(((int)least << 1) - 1);
    }
}
