namespace Xen.Model.Formats.Xva;

/// <summary>Bytes that are no exported VM, or one that is damaged, cut or beyond the limits.</summary>
/// <param name="problem">What kind of problem it is.</param>
/// <param name="message">What is wrong.</param>
public sealed class XvaException(XvaProblem problem, string message) : IOException(message)
{
    /// <summary>What kind of problem it is.</summary>
    public XvaProblem Problem { get; } = problem;

    /// <summary>For <see cref="XvaProblem.UnexpectedFile"/>: the entry that was expected.</summary>
    public string Expected { get; private init; } = "";

    /// <summary>For <see cref="XvaProblem.UnexpectedFile"/>: the entry that was found.</summary>
    public string Found { get; private init; } = "";

    internal static XvaException Unexpected(string expected, string found) =>
        new(XvaProblem.UnexpectedFile, $"Expected {expected} but found {found}") { Expected = expected, Found = found };

    internal static XvaException Damaged(string message) => new(XvaProblem.Damaged, message);

    internal static XvaException Cut(string message) => new(XvaProblem.PrematureEnd, message);
}
