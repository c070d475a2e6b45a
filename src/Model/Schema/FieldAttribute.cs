using Xen.Model.Roles;

namespace Xen.Model.Schema;

/// <summary>Declares a field of a class.</summary>
/// <param name="id">Number of the field in the log, from 1 within its class; never changed and never used
/// again.</param>
/// <param name="wireName">Name on the wire.</param>
/// <param name="qualifier">Who may set it.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class FieldAttribute(int id, string wireName, Qualifier qualifier) : Attribute
{
    /// <summary>Number of the field in the log.</summary>
    public int Id { get; } = id;

    /// <summary>Name on the wire.</summary>
    public string WireName { get; } = wireName;

    /// <summary>Who may set it.</summary>
    public Qualifier Qualifier { get; } = qualifier;

    /// <summary>Changes of state with their releases, for instance <c>published rio, deprecated tampa</c>.</summary>
    public string Lifecycle { get; init; } = "";

    /// <summary>Value where none is given. Null and not <see cref="Optional"/>: create demands the field.</summary>
    public object? Default { get; init; }

    /// <summary>True when create may leave the field out and it then starts empty.</summary>
    public bool Optional { get; init; }

    /// <summary>
    /// Name in where-expressions where it differs from the wire: nested names joined by two underscores.
    /// </summary>
    public string? QueryName { get; init; }

    /// <summary>Who may read it.</summary>
    public Role ReadRoles { get; init; } = Role.Everyone;

    /// <summary>Who may write it.</summary>
    public Role WriteRoles { get; init; }

    /// <summary>
    /// Keys of a map that other roles may write: <c>key=role</c>, a trailing star in the key matches any rest.
    /// </summary>
    public string[] KeyRoles { get; init; } = [];

    /// <summary>
    /// The <c>class.field</c> from which this set of references is derived; it is then never written itself.
    /// </summary>
    public string? InverseOf { get; init; }

    /// <summary>True when clients never see it.</summary>
    public bool Internal { get; init; }

    /// <summary>
    /// True when its value must not appear in logs or audit. Text is kept protected and shown only to those who may
    /// read the field.
    /// </summary>
    public bool Secret { get; init; }

    /// <summary>
    /// True for a map from text to text in which values whose key names a secret, see
    /// <see cref="Secrets.SecretNames"/>, are treated like <see cref="Secret"/> text.
    /// </summary>
    public bool SecretKeys { get; init; }

    /// <summary>
    /// True for a reading that is soon replaced by the next one: a commit that changes nothing else need not be durable
    /// before it is seen.
    /// </summary>
    public bool Volatile { get; init; }

    /// <summary>True when it lives no longer than the process: neither log nor checkpoint holds it.</summary>
    public bool Transient { get; init; }

    /// <summary>True when the published model keeps it in memory only and recomputes it at start.</summary>
    public bool Recomputed { get; init; }
}
