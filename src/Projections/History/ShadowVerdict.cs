using System.Collections.Immutable;
using Xen.Model.Log.Format;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.History;

/// <summary>How a recorded call fared when it was decided once more.</summary>
public enum ShadowResult
{
    /// <summary>Today's deciders say what the log says.</summary>
    Same,

    /// <summary>Today's deciders say something else.</summary>
    Different,

    /// <summary>The log does not hold enough to decide it once more.</summary>
    NotDecided,
}

/// <summary>What came of deciding a recorded call once more. Immutable.</summary>
/// <param name="After">The last event before the call.</param>
/// <param name="Header">The call.</param>
/// <param name="Result">Whether it came out the same.</param>
/// <param name="Reason">Why it was not decided; empty otherwise.</param>
/// <param name="Differences">What is different, one line each.</param>
public sealed record ShadowVerdict(
    EventId After, CommitHeader Header, ShadowResult Result, string Reason, ImmutableArray<string> Differences)
{
    /// <summary>The call was the server's own.</summary>
    public const string OwnCall = "a call of the server itself";

    /// <summary>A secret call, of which the log keeps no arguments.</summary>
    public const string NoArguments = "arguments not recorded";

    /// <summary>The arguments were too long to keep.</summary>
    public const string TooLong = "arguments too long to be recorded";

    /// <summary>Some argument is masked, and the decision depends on it.</summary>
    public const string Masked = "depends on a masked secret";

    /// <summary>No decider decides calls of the kind.</summary>
    public const string NoDecider = "answered outside the deciders";

    /// <summary>Refused before it came to a decision: session, role, number or type of arguments.</summary>
    public const string RefusedBefore = "refused before it was decided";

    /// <summary>Accepted, but changed only objects that the log does not hold.</summary>
    public const string Unlogged = "changed nothing that the log holds";
}
