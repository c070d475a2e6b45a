using Xen.Model.Errors;

namespace Xen.Model.Projections.Queries;

/// <summary>The answer to a query. Immutable.</summary>
/// <param name="Error">Why there is none; null when there is one.</param>
/// <param name="Result">The answer, of the type that the call declares; null for none.</param>
public readonly record struct QueryResult(XenError? Error, object? Result)
{
    /// <summary>Answered; there is nothing to say.</summary>
    public static QueryResult Done => default;

    /// <summary>Answered.</summary>
    public static QueryResult With(object result) => new(null, result);

    /// <summary>Refused.</summary>
    public static implicit operator QueryResult(XenError error) => new(error, null);
}
