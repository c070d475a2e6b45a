using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Xen.Model.Formats.Vhd;

/// <summary>The header of a dynamic or differencing VHD. Immutable.</summary>
public sealed record VhdHeader
{
    /// <summary>Bytes of a header.</summary>
    public const int Size = 1024;

    /// <summary>Bytes of a block unless somebody chose otherwise: 2 MiB.</summary>
    public const int UsualBlockBytes = 2 << 20;

    /// <summary>Smallest block that is read.</summary>
    public const int BlockBytesMin = 4 << 10;

    /// <summary>Largest block that is read: 256 MiB.</summary>
    public const int BlockBytesMax = 256 << 20;

    private const uint Version = 0x0001_0000;
    private const int ChecksumAt = 36;
    private const int NameAt = 64;
    private const int NameBytes = 512;
    private const int LocatorsAt = 576;

    /// <summary>The kind of place that is written as the address of a file.</summary>
    private const uint FileLocator = 0x4D61_6358;

    private static ReadOnlySpan<byte> Cookie => "cxsparse"u8;

    /// <summary>Where the table of blocks is.</summary>
    public required long TableAt { get; init; }

    /// <summary>Entries of the table, used or not.</summary>
    public required int TableEntries { get; init; }

    /// <summary>Bytes of a block of the disk, a power of two.</summary>
    public int BlockBytes { get; init; } = UsualBlockBytes;

    /// <summary>Identity of the disk that this one differs from; empty for none.</summary>
    public Guid Parent { get; init; }

    /// <summary>When that disk was made.</summary>
    public DateTimeOffset ParentCreated { get; init; } = VhdFooter.Epoch;

    /// <summary>Name of that disk's file; empty for none. At most 255 characters are kept.</summary>
    public string ParentName { get; init; } = "";

    /// <summary>Where a sector tells the place of that disk's file; null for none.</summary>
    public long? ParentLocatorAt { get; init; }

    /// <summary>Bytes of the text in that sector.</summary>
    public int ParentLocatorBytes { get; init; }

    /// <summary>Reads a header.</summary>
    /// <param name="bytes">1 024 bytes.</param>
    /// <exception cref="VhdException">It is none, or damaged, or asks for what no disk needs.</exception>
    public static VhdHeader Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Size || !bytes.StartsWith(Cookie))
        {
            throw new VhdException("a dynamic VHD has a header that begins with cxsparse");
        }
        bytes = bytes[..Size];
        if (BinaryPrimitives.ReadUInt32BigEndian(bytes[ChecksumAt..]) != VhdFooter.Checksum(bytes, ChecksumAt))
        {
            throw new VhdException("the checksum of the header is wrong");
        }
        ulong table = BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]);
        uint entries = BinaryPrimitives.ReadUInt32BigEndian(bytes[28..]);
        uint block = BinaryPrimitives.ReadUInt32BigEndian(bytes[32..]);
        if (block is < BlockBytesMin or > BlockBytesMax || !BitOperations.IsPow2(block))
        {
            throw new VhdException($"a block of {block} bytes is not supported");
        }
        if (table > int.MaxValue || entries > VhdFooter.DiskBytesMax / block)
        {
            throw new VhdException("the table of blocks is larger than any disk needs, or nowhere");
        }
        return new VhdHeader
        {
            TableAt = (long)table,
            TableEntries = (int)entries,
            BlockBytes = (int)block,
            Parent = new Guid(bytes[40..56], bigEndian: true),
            ParentCreated = VhdFooter.Epoch.AddSeconds(BinaryPrimitives.ReadUInt32BigEndian(bytes[56..])),
            ParentName = Encoding.BigEndianUnicode.GetString(bytes.Slice(NameAt, NameBytes)).Split('\0')[0],
        };
    }

    /// <summary>The bytes of the header.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[Size];
        Span<byte> at = bytes;
        Cookie.CopyTo(at);
        at.Slice(8, 8).Fill(0xFF);
        BinaryPrimitives.WriteInt64BigEndian(at[16..], TableAt);
        BinaryPrimitives.WriteUInt32BigEndian(at[24..], Version);
        BinaryPrimitives.WriteInt32BigEndian(at[28..], TableEntries);
        BinaryPrimitives.WriteInt32BigEndian(at[32..], BlockBytes);
        Parent.TryWriteBytes(at[40..], bigEndian: true, out _);
        BinaryPrimitives.WriteUInt32BigEndian(at[56..], VhdFooter.Seconds(ParentCreated));
        string name = ParentName.Length < NameBytes / 2 ? ParentName : ParentName[..((NameBytes / 2) - 1)];
        Encoding.BigEndianUnicode.GetBytes(name, at[NameAt..]);
        if (ParentLocatorAt is { } place)
        {
            BinaryPrimitives.WriteUInt32BigEndian(at[LocatorsAt..], FileLocator);
            BinaryPrimitives.WriteUInt32BigEndian(at[(LocatorsAt + 4)..], VhdFooter.Size);
            BinaryPrimitives.WriteInt32BigEndian(at[(LocatorsAt + 8)..], ParentLocatorBytes);
            BinaryPrimitives.WriteInt64BigEndian(at[(LocatorsAt + 16)..], place);
        }
        BinaryPrimitives.WriteUInt32BigEndian(at[ChecksumAt..], VhdFooter.Checksum(at, ChecksumAt));
        return bytes;
    }
}
