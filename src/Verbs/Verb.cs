using Xen.Model.Verbs.Selectors;

namespace Xen.Model.Verbs;

/// <summary>A command: its name, what it takes, and what carries it out. Immutable.</summary>
/// <param name="Name">The first word of the command line.</param>
/// <param name="Required">Parameters that have to be given, with commas.</param>
/// <param name="Optional">Parameters that may be given, with commas; a colon or a dash at the end marks the beginning
/// of names.</param>
/// <param name="Help">What it does, in a sentence or more.</param>
/// <param name="Run">Carries it out.</param>
internal sealed record Verb(string Name, string Required, string Optional, string Help, Func<VerbRun, Task> Run)
{
    /// <summary>What its filters choose from.</summary>
    public Selection Selection { get; init; }

    /// <summary>True when machines that are control domains may be chosen.</summary>
    public bool TakesControlDomains { get; init; }

    /// <summary>True when templates may be chosen.</summary>
    public bool TakesTemplates { get; init; }

    /// <summary>True for what most people need; help shows it first.</summary>
    public bool IsCommon { get; init; }

    /// <summary>True for what help does not show in its lists.</summary>
    public bool IsHidden { get; init; }

    /// <summary>True when it can be carried out without a session.</summary>
    public bool NeedsNoLogin { get; init; }

    /// <summary>True when all parameters that are not its own are filters, or what it is to change.</summary>
    public bool TakesAnything { get; init; }

    /// <summary>The names of the parameters that have to be given.</summary>
    public IReadOnlyList<string> RequiredNames { get; } = Split(Required);

    /// <summary>The names of the parameters that may be given.</summary>
    public IReadOnlyList<string> OptionalNames { get; } = Split(Optional);

    /// <summary>True when a parameter is one of its own.</summary>
    public bool Owns(string name) => RequiredNames.Concat(OptionalNames).Any(own => own[^1] is ':' or '-'
        ? name.StartsWith(own, StringComparison.Ordinal)
        : name == own);

    private static string[] Split(string names) =>
        names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
