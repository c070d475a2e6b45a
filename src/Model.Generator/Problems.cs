using Microsoft.CodeAnalysis;

namespace Xen.Model.Generator;

/// <summary>What the generator complains about.</summary>
internal static class Problems
{
    /// <summary>A declaration says more than the generator can read.</summary>
    public static readonly DiagnosticDescriptor NotDeclarative = new(
        "XM0001",
        "A data model declaration must be declarative",
        "{0}",
        "Xen.Model",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);
}
