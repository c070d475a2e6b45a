namespace Xen.Model.Formats.Vhd;

/// <summary>Cylinders, heads and sectors of a disk, from which some readers take its size.</summary>
/// <param name="Cylinders">0 to 65 535.</param>
/// <param name="Heads">4 to 16.</param>
/// <param name="Sectors">Sectors of a track: 17, 31, 63 or 255.</param>
public readonly record struct VhdGeometry(ushort Cylinders, byte Heads, byte Sectors)
{
    private const long Largest = 65_535L * 16 * 255;

    /// <summary>Bytes that the geometry covers, at most the size that it was made for.</summary>
    public long Bytes => (long)Cylinders * Heads * Sectors * VhdFooter.Size;

    /// <summary>The geometry of a size in bytes, by the rule in the format's document.</summary>
    public static VhdGeometry Of(long size)
    {
        long total = Math.Min(size / VhdFooter.Size, Largest);
        if (total >= 65_535L * 16 * 63)
        {
            return new VhdGeometry((ushort)(total / 255 / 16), 16, 255);
        }
        long sectors = 17;
        long tracks = total / sectors;
        long heads = Math.Max(4, (tracks + 1_023) / 1_024);
        if (tracks >= heads * 1_024 || heads > 16)
        {
            (sectors, heads) = (31, 16);
            tracks = total / sectors;
        }
        if (tracks >= heads * 1_024)
        {
            (sectors, heads) = (63, 16);
            tracks = total / sectors;
        }
        return new VhdGeometry((ushort)(tracks / heads), (byte)heads, (byte)sectors);
    }
}
