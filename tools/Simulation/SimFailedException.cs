namespace Xen.Model.Simulation;

/// <summary>A promise was broken. Says which checker found it.</summary>
public sealed class SimFailedException(string checker, string finding)
    : Exception($"{checker}: {finding}")
{
    /// <summary>Who found it.</summary>
    public string Checker { get; } = checker;
}
