namespace Xen.Model.Rpc.Handlers.Export;

/// <summary>What of VMs is exported.</summary>
internal sealed record ExportOptions
{
    /// <summary>True to say whether a VM is suspended, and to take the image of its memory along.</summary>
    public bool PreservesPowerState { get; init; }

    /// <summary>True to take snapshots along.</summary>
    public bool TakesSnapshots { get; init; }

    /// <summary>True to take along the disks that others were made from.</summary>
    public bool TakesParents { get; init; }

    /// <summary>Kinds of devices to leave out: <c>vif</c>, <c>vbd</c>, <c>vgpu</c>, <c>vtpm</c>.</summary>
    public IReadOnlySet<string> Without { get; init; } = new HashSet<string>();
}
