namespace Xen.Model.KillRounds;

/// <summary>A network of a writer. It has a reference once its creation was answered.</summary>
internal sealed class NetworkCell(string name)
{
    public string Name { get; } = name;

    public string? Reference { get; set; }

    /// <summary>The name while it exists.</summary>
    public Cell Presence { get; } = new();
}
