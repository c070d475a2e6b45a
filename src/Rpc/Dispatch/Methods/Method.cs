using Xen.Model.Roles;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Dispatch.Methods;

/// <summary>One message of the API: what has to be known about it before it is carried out. Immutable.</summary>
internal abstract class Method
{
    protected Method(string className, string messageName)
    {
        ClassName = className;
        MessageName = messageName;
        Name = className + "." + messageName;
        Permission = Name.ToLowerInvariant();
    }

    /// <summary>The part of the name before the dot.</summary>
    public string ClassName { get; }

    /// <summary>The part of the name behind the dot.</summary>
    public string MessageName { get; }

    /// <summary>The name with a dot.</summary>
    public string Name { get; }

    /// <summary>Position in the table.</summary>
    public int Index { get; internal set; }

    /// <summary>Parameters without default, the session excluded.</summary>
    public abstract int RequiredCount { get; }

    /// <summary>All parameters, the session excluded.</summary>
    public virtual int TotalCount => RequiredCount;

    /// <summary>Who may use it.</summary>
    public Role Roles { get; init; }

    /// <summary>Keys of the map it changes that other roles may change.</summary>
    public IReadOnlyList<KeyRole> KeyRoles { get; init; } = [];

    /// <summary>Which argument is the key of <see cref="KeyRoles"/>.</summary>
    public int KeyPosition { get; init; } = 1;

    /// <summary>True when an <c>Async.</c> form exists.</summary>
    public bool IsAsync { get; init; }

    /// <summary>False when it is called without a session.</summary>
    public bool NeedsSession { get; init; } = true;

    /// <summary>True when it only says that it is gone.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>True when only hosts of the pool may use it.</summary>
    public bool IsPoolInternal { get; init; }

    /// <summary>True when none of its arguments may be recorded.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The permission it takes, keys aside.</summary>
    public string Permission { get; }

    /// <summary>The permission that a call with these arguments takes, and who has it.</summary>
    public (string Permission, Role Roles) Needed(CallArguments arguments)
    {
        if (KeyRoles.Count > 0 && arguments.Count > KeyPosition)
        {
            string key = arguments[KeyPosition].Text;
            foreach (KeyRole role in KeyRoles)
            {
                if (role.Matches(key))
                {
                    return (KeyPermission(role), role.Roles);
                }
            }
        }
        return (Permission, Roles);
    }

    /// <summary>Every permission of the message with the roles that have it.</summary>
    public IEnumerable<(string Permission, Role Roles)> Permissions() =>
        KeyRoles.Select(key => (KeyPermission(key), key.Roles)).Prepend((Permission, Roles));

    /// <summary>
    /// True when a call with that many arguments may be made: one surplus is as good as ten or none at all.
    /// </summary>
    public bool Accepts(int count) =>
        count >= RequiredCount && (count == RequiredCount || TotalCount > RequiredCount);

    private string KeyPermission(KeyRole key) => $"{Permission}/key:{key.Pattern}";
}
