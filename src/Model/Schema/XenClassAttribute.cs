using Xen.Model.Roles;

namespace Xen.Model.Schema;

/// <summary>Declares a class of the API.</summary>
/// <param name="id">Number of the class in the log; never changed and never used again.</param>
/// <param name="wireName">Name on the wire.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class XenClassAttribute(int id, string wireName) : Attribute
{
    /// <summary>Number of the class in the log.</summary>
    public int Id { get; } = id;

    /// <summary>Name on the wire.</summary>
    public string WireName { get; } = wireName;

    /// <summary>Changes of state with their releases, for instance <c>published rio, deprecated tampa</c>.</summary>
    public string Lifecycle { get; init; } = "";

    /// <summary>True when changes of its objects appear as events.</summary>
    public bool Events { get; init; }

    /// <summary>False when its objects live no longer than the server's process.</summary>
    public bool Persistent { get; init; } = true;

    /// <summary>True when it has objects and therefore implicit messages.</summary>
    public bool InDatabase { get; init; } = true;

    /// <summary>True when all its objects can be listed: get_all and its kin exist.</summary>
    public bool Listed { get; init; } = true;

    /// <summary>True when clients may create and destroy its objects through implicit messages.</summary>
    public bool Constructible { get; init; }

    /// <summary>Who may use implicit create and destroy.</summary>
    public Role Roles { get; init; }

    /// <summary>Who may use the implicit messages that concern the whole object.</summary>
    public Role ReadRoles { get; init; } = Role.Everyone;
}
