namespace Xen.Model.Formats.Vhd;

/// <summary>What a VHD is to hold, before the first byte of it is written. Immutable.</summary>
public sealed record VhdPlan
{
    /// <summary>Size of the disk in bytes; rounded up to whole sectors.</summary>
    public required long DiskBytes { get; init; }

    /// <summary>Numbers of the blocks of 2 MiB that will be written, rising.</summary>
    public required IReadOnlyList<long> Blocks { get; init; }

    /// <summary>Identity of the disk.</summary>
    public Guid Uuid { get; init; }

    /// <summary>When it is made, UTC.</summary>
    public DateTimeOffset Created { get; init; } = VhdFooter.Epoch;

    /// <summary>Identity of the disk that only differences from are written; null to write all of it.</summary>
    public Guid? Parent { get; init; }

    /// <summary>Name of that disk's file.</summary>
    public string ParentName { get; init; } = "";
}
