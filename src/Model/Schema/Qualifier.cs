namespace Xen.Model.Schema;

/// <summary>Who may set a field, and when.</summary>
public enum Qualifier
{
    /// <summary>Clients, at any time.</summary>
    RW,

    /// <summary>Clients, but only while they create the object.</summary>
    StaticRO,

    /// <summary>The server alone.</summary>
    DynamicRO,
}
