using System;

namespace Xen.Model.Generator;

/// <summary>
/// What was derived from one declaration. Compared by value, so that an unchanged one is not emitted again.
/// </summary>
internal sealed class Derived : IEquatable<Derived>
{
    public Derived(string name, string listing, string source, string? problem = null)
    {
        Name = name;
        Listing = listing;
        Source = source;
        Problem = problem;
    }

    /// <summary>Name of the declared type or constant.</summary>
    public string Name { get; }

    /// <summary>The expression that stands for it in the lists of the data model.</summary>
    public string Listing { get; }

    /// <summary>The derived source; empty when it appears in lists only.</summary>
    public string Source { get; }

    /// <summary>What is wrong with the declaration, if anything.</summary>
    public string? Problem { get; }

    public bool Equals(Derived? other) =>
        other is not null && Name == other.Name && Listing == other.Listing && Source == other.Source
        && Problem == other.Problem;

    public override bool Equals(object? obj) => Equals(obj as Derived);

    public override int GetHashCode() => Source.GetHashCode() ^ Name.GetHashCode();
}
