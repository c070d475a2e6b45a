using System.Collections.Immutable;
using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Calls;

/// <summary>How an import is to be done.</summary>
public sealed record ImportSettings
{
    /// <summary>True to give the VMs back their identity, and to replace what has it.</summary>
    public bool IsRestore { get; init; }

    /// <summary>True to leave out what cannot be had, instead of failing.</summary>
    public bool IsForced { get; init; }

    /// <summary>True when no contents of disks come: the disks are here already.</summary>
    public bool IsMetadata { get; init; }

    /// <summary>True to find out whether it would work, and change nothing.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>True to refuse suspended VMs whose processor no host has.</summary>
    public bool ChecksProcessors { get; init; }

    /// <summary>The disks that were made for the import, by the ids of the VDIs.</summary>
    public ImmutableDictionary<ObjectRef, Ref<VDIRecord>> Disks { get; init; } =
        ImmutableDictionary<ObjectRef, Ref<VDIRecord>>.Empty;

    /// <summary>Disks to take instead, by the uuid of the exported VDI or its SCSI id; uuids of VDIs.</summary>
    public ImmutableDictionary<string, string> Replacements { get; init; } = ImmutableDictionary<string, string>.Empty;
}
