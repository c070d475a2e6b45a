using System.Buffers.Binary;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.Checkpoints;

/// <summary>The first bytes of a checkpoint; docs/checkpoint-format.md describes them. Immutable.</summary>
public sealed record CheckpointHeader
{
    internal const int Size = 128;
    internal const int ChainSize = 32;

    private const uint Version = 1;

    /// <summary>The event after which the state was taken.</summary>
    public required EventId Id { get; init; }

    /// <summary>Deletions at or below this event are not among the kept ones.</summary>
    public required EventId TombstoneHorizon { get; init; }

    /// <summary>When it was taken, UTC, in milliseconds.</summary>
    public required DateTimeOffset TakenAt { get; init; }

    /// <summary>Which log it belongs to, and the log's chain right after <see cref="Id"/>.</summary>
    public required LogFingerprint Log { get; init; }

    private static ReadOnlySpan<byte> Magic => "XENMCKP\n"u8;

    internal void Put(Span<byte> bytes)
    {
        bytes[..Size].Clear();
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[8..], Version);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[12..], Size);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], Id.Value);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[24..], TombstoneHorizon.Value);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[32..], TakenAt.ToUnixTimeMilliseconds());
        Log.Chain.Span.CopyTo(bytes[40..(40 + ChainSize)]);
        Log.Identity.TryWriteBytes(bytes[72..], bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[124..], SegmentFormat.Crc(bytes[..124]));
    }

    /// <summary>Reads a header; null, and why, when there is none.</summary>
    internal static CheckpointHeader? Read(ReadOnlySpan<byte> bytes, out string fault)
    {
        fault = "";
        if (bytes.Length < Size)
        {
            fault = "it is shorter than its header";
        }
        else if (!bytes.StartsWith(Magic))
        {
            fault = "this is not a checkpoint";
        }
        else if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) is not Version and var version)
        {
            fault = $"it has format version {version}, only {Version} is known";
        }
        else if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[124..]) != SegmentFormat.Crc(bytes[..124]))
        {
            fault = "its header fails its checksum";
        }
        return fault.Length > 0 ? null : ReadIntact(bytes);
    }

    private static CheckpointHeader ReadIntact(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> chain = bytes.Slice(40, ChainSize);
        return new CheckpointHeader
        {
            Id = new EventId(BinaryPrimitives.ReadInt64LittleEndian(bytes[16..])),
            TombstoneHorizon = new EventId(BinaryPrimitives.ReadInt64LittleEndian(bytes[24..])),
            TakenAt = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64LittleEndian(bytes[32..])),
            Log = new LogFingerprint(
                new Guid(bytes.Slice(72, 16), bigEndian: true),
                chain.ContainsAnyExcept((byte)0) ? chain.ToArray() : default(ReadOnlyMemory<byte>)),
        };
    }
}
