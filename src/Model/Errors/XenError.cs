using System.Collections.Immutable;

namespace Xen.Model.Errors;

/// <summary>
/// An expected failure of a call, as data: the code and its parameters, in the order in which clients get them.
/// Immutable.
/// </summary>
public sealed class XenError : IEquatable<XenError>
{
    /// <summary>Makes an error.</summary>
    /// <param name="code">One of <see cref="ErrorCode"/>.</param>
    /// <param name="parameters">The parameters; their meaning depends on the code.</param>
    public XenError(string code, params ReadOnlySpan<string> parameters)
    {
        Code = code;
        Parameters = [.. parameters];
    }

    /// <summary>The error code.</summary>
    public string Code { get; }

    /// <summary>The parameters, without the code.</summary>
    public ImmutableArray<string> Parameters { get; }

    /// <summary>Code and parameters in one list, the form of <c>ErrorDescription</c>.</summary>
    public ImmutableArray<string> Description => [Code, .. Parameters];

    /// <inheritdoc/>
    public bool Equals(XenError? other) =>
        other is not null && Code == other.Code && Parameters.AsSpan().SequenceEqual(other.Parameters.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as XenError);

    /// <summary>Depends on the number of parameters only, so that it is the same in every process.</summary>
    public override int GetHashCode() => Code.Length + Parameters.Length;

    /// <summary>Code and parameters for logs.</summary>
    public override string ToString() => $"{Code}({string.Join(", ", Parameters)})";
}
