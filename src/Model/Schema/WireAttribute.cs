namespace Xen.Model.Schema;

/// <summary>Declares how an enum's value is spelled on the wire.</summary>
/// <param name="name">The spelling.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class WireAttribute(string name) : Attribute
{
    /// <summary>The spelling.</summary>
    public string Name { get; } = name;

    /// <summary>First release that knows the value, where known.</summary>
    public string Since { get; init; } = "";
}
