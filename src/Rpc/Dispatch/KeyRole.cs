using Xen.Model.Roles;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>A key of a map that roles other than the usual ones may write.</summary>
/// <param name="Pattern">The key; a star at its end matches any rest.</param>
/// <param name="Roles">Who may write it.</param>
internal sealed record KeyRole(string Pattern, Role Roles)
{
    /// <summary>Reads the declared form, <c>key=role</c>: the role and all above it.</summary>
    public static KeyRole Parse(string declared)
    {
        int mark = declared.LastIndexOf('=');
        return new KeyRole(declared[..mark], AtLeast(declared[(mark + 1)..]));
    }

    public bool Matches(string key) => Pattern.EndsWith('*')
        ? key.AsSpan().StartsWith(Pattern.AsSpan(0, Pattern.Length - 1), StringComparison.Ordinal)
        : key == Pattern;

    private static Role AtLeast(string name)
    {
        Role roles = Role.LocalRootOnly;
        foreach ((Role role, string roleName) in RoleNames.All)
        {
            roles |= role;
            if (roleName == name)
            {
                return roles;
            }
        }
        throw new InvalidOperationException($"{name} is no role");
    }
}
