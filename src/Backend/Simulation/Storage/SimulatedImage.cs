using System.Collections.Immutable;
using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>A disk image in a simulated repository, with what drivers keep beside it. Immutable.</summary>
public sealed record SimulatedImage
{
    private const long FirstBytes = 8L << 20;

    /// <summary>Uuid that the image was given; empty for files that somebody else put there.</summary>
    public string Uuid { get; init; } = "";

    /// <summary>Name of the file or volume in its repository.</summary>
    public required string Location { get; init; }

    /// <summary>Size in bytes as guests see it.</summary>
    public long VirtualSize { get; init; }

    /// <summary>Name for users.</summary>
    public string NameLabel { get; init; } = "";

    /// <summary>Description for users.</summary>
    public string NameDescription { get; init; } = "";

    /// <summary>What the image is for.</summary>
    public VDIType Type { get; init; } = VDIType.User;

    /// <summary>True for an image that can only be read, such as a disc.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>True for an image that several VMs may use at a time.</summary>
    public bool Sharable { get; init; }

    /// <summary>True for a snapshot.</summary>
    public bool IsASnapshot { get; init; }

    /// <summary>Uuid of the image that a snapshot was taken of.</summary>
    public string SnapshotOf { get; init; } = "";

    /// <summary>When the snapshot was taken, UTC.</summary>
    public DateTimeOffset SnapshotTime { get; init; } = DateTimeOffset.UnixEpoch;

    /// <summary>Uuid of the pool whose objects the image holds a copy of; empty for none.</summary>
    public string MetadataOfPool { get; init; } = "";

    /// <summary>True while writes are noted; on a snapshot, when they were at its time.</summary>
    public bool TracksChanges { get; init; }

    /// <summary>False when the contents were erased and only the note of written blocks is left.</summary>
    public bool HasContents { get; init; } = true;

    /// <summary>Bytes that the image takes: a little for itself, and what was written to it alone.</summary>
    public long PhysicalUtilisation => HasContents
        ? (OwnBytes ?? Math.Min(VirtualSize, FirstBytes))
            + Blocks.Count(block => block.Value.Id > Born) * (long)DiskBlock.Size
        : 0;

    /// <summary>Bytes that an image takes before anything is written to it; null for the usual.</summary>
    public long? OwnBytes { get; init; }

    /// <summary>What was written, by number of block.</summary>
    internal ImmutableSortedDictionary<long, DiskBlock> Blocks { get; init; } =
        ImmutableSortedDictionary<long, DiskBlock>.Empty;

    /// <summary>The last write to any image before this one was made; older blocks are shared.</summary>
    internal long Born { get; init; }

    /// <summary>The image that this one, those it was made of, and those made of it, began with.</summary>
    internal Guid Family { get; init; } = Guid.NewGuid();

    /// <summary>The operation that made the image; scans leave it out until the model knows of it.</summary>
    internal Ref<OperationRecord> MadeBy { get; init; }
}
