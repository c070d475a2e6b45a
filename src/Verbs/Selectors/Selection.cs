namespace Xen.Model.Verbs.Selectors;

/// <summary>What kind of objects a command is about that takes filters.</summary>
internal enum Selection
{
    /// <summary>It takes no filters.</summary>
    None,

    /// <summary>Machines.</summary>
    VM,

    /// <summary>Hosts.</summary>
    Host,

    /// <summary>Storage.</summary>
    SR,
}
