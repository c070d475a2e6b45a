using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>An image as the journal of a medium describes it. Names of properties are in files.</summary>
internal sealed record NotedImage
{
    public string Uuid { get; init; } = "";

    public required string Location { get; init; }

    public long VirtualSize { get; init; }

    public string NameLabel { get; init; } = "";

    public string NameDescription { get; init; } = "";

    public string Type { get; init; } = "";

    public bool ReadOnly { get; init; }

    public bool Sharable { get; init; }

    public bool IsASnapshot { get; init; }

    public string SnapshotOf { get; init; } = "";

    public DateTimeOffset SnapshotTime { get; init; }

    public string MetadataOfPool { get; init; } = "";

    public bool TracksChanges { get; init; }

    public bool HasContents { get; init; }

    public long? OwnBytes { get; init; }

    public long Born { get; init; }

    public Guid Family { get; init; }

    public string MadeBy { get; init; } = "";

    public static NotedImage Of(SimulatedImage image) => new()
    {
        Uuid = image.Uuid,
        Location = image.Location,
        VirtualSize = image.VirtualSize,
        NameLabel = image.NameLabel,
        NameDescription = image.NameDescription,
        Type = Enums.VDIType.NameOf(image.Type),
        ReadOnly = image.ReadOnly,
        Sharable = image.Sharable,
        IsASnapshot = image.IsASnapshot,
        SnapshotOf = image.SnapshotOf,
        SnapshotTime = image.SnapshotTime,
        MetadataOfPool = image.MetadataOfPool,
        TracksChanges = image.TracksChanges,
        HasContents = image.HasContents,
        OwnBytes = image.OwnBytes,
        Born = image.Born,
        Family = image.Family,
        MadeBy = image.MadeBy.ToString(),
    };

    public SimulatedImage Image() => new()
    {
        Uuid = Uuid,
        Location = Location,
        VirtualSize = VirtualSize,
        NameLabel = NameLabel,
        NameDescription = NameDescription,
        Type = Enums.VDIType.TryParse(Type, out VDIType type) ? type : VDIType.User,
        ReadOnly = ReadOnly,
        Sharable = Sharable,
        IsASnapshot = IsASnapshot,
        SnapshotOf = SnapshotOf,
        SnapshotTime = SnapshotTime,
        MetadataOfPool = MetadataOfPool,
        TracksChanges = TracksChanges,
        HasContents = HasContents,
        OwnBytes = OwnBytes,
        Born = Born,
        Family = Family,
        MadeBy = ObjectRef.TryParse(MadeBy, out ObjectRef made) ? made.As<OperationRecord>() : default,
    };
}
