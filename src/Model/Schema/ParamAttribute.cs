namespace Xen.Model.Schema;

/// <summary>Declares a parameter of a call.</summary>
/// <param name="wireName">Name in the data model.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParamAttribute(string wireName) : Attribute
{
    /// <summary>Name in the data model.</summary>
    public string WireName { get; } = wireName;

    /// <summary>First release that has the parameter, where known.</summary>
    public string Since { get; init; } = "";

    /// <summary>Value where the parameter is left off. Null and not <see cref="Optional"/>: it is required.</summary>
    public object? Default { get; init; }

    /// <summary>True when it may be left off and is then empty.</summary>
    public bool Optional { get; init; }
}
