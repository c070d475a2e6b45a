namespace Xen.Model.Testing;

/// <summary>One creation, deletion or renaming, so that it can be done to the names that a crash leaves.</summary>
/// <param name="Removed">The name that the file loses, if it has it; null for a creation.</param>
/// <param name="Given">The name that the file gets; null for a deletion.</param>
/// <param name="File">The file.</param>
internal readonly record struct NameChange(string? Removed, string? Given, SimulatedContent File)
{
    internal void Do(Dictionary<string, SimulatedContent> names)
    {
        if (Removed is not null && names.TryGetValue(Removed, out SimulatedContent? file) && file == File)
        {
            names.Remove(Removed);
        }
        if (Given is not null)
        {
            names[Given] = File;
        }
    }
}
