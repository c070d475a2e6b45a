namespace Xen.Model.Errors;

/// <summary>Declares an error code and names its parameters in wire order.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class ErrorAttribute(params string[] parameters) : Attribute
{
    /// <summary>What each parameter is, in wire order.</summary>
    public IReadOnlyList<string> Parameters { get; } = parameters;
}
