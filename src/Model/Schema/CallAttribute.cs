using Xen.Model.Roles;

namespace Xen.Model.Schema;

/// <summary>Declares an explicit message of a class.</summary>
/// <param name="wireName">Name on the wire, <c>class.message</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CallAttribute(string wireName) : Attribute
{
    /// <summary>Name on the wire, <c>class.message</c>.</summary>
    public string WireName { get; } = wireName;

    /// <summary>Changes of state with their releases, for instance <c>published rio, removed tampa</c>.</summary>
    public string Lifecycle { get; init; } = "";

    /// <summary>Who may call it. Empty: local root and other hosts of the pool only.</summary>
    public Role Roles { get; init; }

    /// <summary>True when an <c>Async.</c> form exists.</summary>
    public bool Async { get; init; }

    /// <summary>False when the call carries no session.</summary>
    public bool Session { get; init; } = true;

    /// <summary>True when only sessions of the pool's own hosts may use it.</summary>
    public bool PoolInternal { get; init; }

    /// <summary>True when its arguments must not appear in logs or audit.</summary>
    public bool Secret { get; init; }

    /// <summary>True when the published documentation leaves it out.</summary>
    public bool Hidden { get; init; }

    /// <summary>Error codes that it is documented to answer with.</summary>
    public string[] Raises { get; init; } = [];

    /// <summary>Keys of the map that other roles may write: <c>key=role</c>.</summary>
    public string[] KeyRoles { get; init; } = [];

    /// <summary>
    /// What a server would have to have for it and this one has not, for instance <c>a PVS accelerator</c>. Everybody
    /// who may call it is told so: NOT_IMPLEMENTED with the name and this text. Empty: it is carried out.
    /// </summary>
    public string Unsupported { get; init; } = "";
}
