namespace Xen.Model.Roles;

/// <summary>The wire names of the roles, most privileged first.</summary>
public static class RoleNames
{
    private static readonly (Role Role, string Name)[] s_names =
    [
        (Role.PoolAdmin, "pool-admin"),
        (Role.PoolOperator, "pool-operator"),
        (Role.VMPowerAdmin, "vm-power-admin"),
        (Role.VMAdmin, "vm-admin"),
        (Role.VMOperator, "vm-operator"),
        (Role.ClientCert, "client-cert"),
        (Role.ReadOnly, "read-only"),
    ];

    /// <summary>Every single role with its wire name, most privileged first.</summary>
    public static IReadOnlyList<(Role Role, string Name)> All => s_names;

    /// <summary>The names in a set of roles, most privileged first.</summary>
    public static IEnumerable<string> In(Role roles) =>
        s_names.Where(entry => (roles & entry.Role) != 0).Select(entry => entry.Name);
}
