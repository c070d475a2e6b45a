using System.Buffers.Binary;

namespace Xen.Model.Formats.Vhd;

/// <summary>The footer of a VHD, of which dynamic ones have a copy at their beginning. Immutable.</summary>
public sealed record VhdFooter
{
    /// <summary>Bytes of a footer, and of a sector.</summary>
    public const int Size = 512;

    /// <summary>Largest disk in bytes: 2 040 GiB.</summary>
    public const long DiskBytesMax = 2_040L << 30;

    private const uint Version = 0x0001_0000;
    private const uint Features = 2;
    private const uint CreatorVersion = 0x0001_0003;
    private const ulong NoOffset = ulong.MaxValue;
    private const int ChecksumAt = 64;

    /// <summary>Readers that know this creator take the size from its field, not from the geometry.</summary>
    private static ReadOnlySpan<byte> Creator => "tap\0"u8;

    private static ReadOnlySpan<byte> Cookie => "conectix"u8;

    /// <summary>How the disk is held.</summary>
    public required VhdType Type { get; init; }

    /// <summary>Size of the disk in bytes, whole sectors.</summary>
    public required long DiskBytes { get; init; }

    /// <summary>Identity of the disk.</summary>
    public Guid Uuid { get; init; }

    /// <summary>When it was made, UTC, in whole seconds from the year 2000 on.</summary>
    public DateTimeOffset Created { get; init; } = Epoch;

    /// <summary>Where the header is; null for a fixed disk.</summary>
    public long? HeaderAt { get; init; }

    /// <summary>Where the format begins to count time.</summary>
    public static DateTimeOffset Epoch { get; } = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>True when bytes begin like a footer.</summary>
    public static bool IsOne(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Cookie);

    /// <summary>Reads a footer.</summary>
    /// <param name="bytes">512 bytes.</param>
    /// <exception cref="VhdException">It is none, or damaged.</exception>
    public static VhdFooter Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Size || !IsOne(bytes))
        {
            throw new VhdException("a VHD has a footer that begins with conectix");
        }
        bytes = bytes[..Size];
        if (BinaryPrimitives.ReadUInt32BigEndian(bytes[ChecksumAt..]) != Checksum(bytes, ChecksumAt))
        {
            throw new VhdException("the checksum of the footer is wrong");
        }
        uint type = BinaryPrimitives.ReadUInt32BigEndian(bytes[60..]);
        ulong size = BinaryPrimitives.ReadUInt64BigEndian(bytes[48..]);
        ulong offset = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        if (!Enum.IsDefined((VhdType)type))
        {
            throw new VhdException($"there is no VHD of type {type}");
        }
        if (size > (ulong)DiskBytesMax)
        {
            throw new VhdException($"{size} bytes are more than a VHD can hold");
        }
        bool isFixed = type == (uint)VhdType.Fixed;
        if (!isFixed && offset is < Size or > int.MaxValue)
        {
            throw new VhdException("the header is nowhere");
        }
        return new VhdFooter
        {
            Type = (VhdType)type,
            DiskBytes = (long)size,
            Uuid = new Guid(bytes[68..84], bigEndian: true),
            Created = Epoch.AddSeconds(BinaryPrimitives.ReadUInt32BigEndian(bytes[24..])),
            HeaderAt = isFixed ? null : (long)offset,
        };
    }

    /// <summary>The bytes of the footer.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Size];
        Span<byte> at = bytes;
        Cookie.CopyTo(at);
        BinaryPrimitives.WriteUInt32BigEndian(at[8..], Features);
        BinaryPrimitives.WriteUInt32BigEndian(at[12..], Version);
        BinaryPrimitives.WriteUInt64BigEndian(at[16..], HeaderAt is { } header ? (ulong)header : NoOffset);
        BinaryPrimitives.WriteUInt32BigEndian(at[24..], Seconds(Created));
        Creator.CopyTo(at[28..]);
        BinaryPrimitives.WriteUInt32BigEndian(at[32..], CreatorVersion);
        BinaryPrimitives.WriteInt64BigEndian(at[40..], DiskBytes);
        BinaryPrimitives.WriteInt64BigEndian(at[48..], DiskBytes);
        var geometry = VhdGeometry.Of(DiskBytes);
        BinaryPrimitives.WriteUInt16BigEndian(at[56..], geometry.Cylinders);
        at[58] = geometry.Heads;
        at[59] = geometry.Sectors;
        BinaryPrimitives.WriteUInt32BigEndian(at[60..], (uint)Type);
        Uuid.TryWriteBytes(at[68..], bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(at[ChecksumAt..], Checksum(at, ChecksumAt));
        return bytes;
    }

    /// <summary>The sum of all bytes but the four of the checksum itself, inverted.</summary>
    internal static uint Checksum(ReadOnlySpan<byte> bytes, int checksumAt)
    {
        uint sum = 0;
        for (int at = 0; at < bytes.Length; at++)
        {
            sum += at < checksumAt || at >= checksumAt + sizeof(uint) ? bytes[at] : 0u;
        }
        return ~sum;
    }

    internal static uint Seconds(DateTimeOffset time) =>
        (uint)Math.Clamp((time - Epoch).TotalSeconds, 0, uint.MaxValue);
}
