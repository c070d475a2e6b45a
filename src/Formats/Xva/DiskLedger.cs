namespace Xen.Model.Formats.Xva;

/// <summary>What of which disk an archive has brought so far; refuses more than was announced.</summary>
/// <param name="sizes">The disks that are due, by folder, with their sizes in bytes.</param>
/// <param name="mayEndEarly">True where what is missing at the end of a disk is zero.</param>
internal sealed class DiskLedger(IReadOnlyDictionary<string, long> sizes, bool mayEndEarly)
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>The present disk; null before the first.</summary>
    public string? Disk { get; private set; }

    /// <summary>How many bytes of it there were.</summary>
    public long Offset { get; private set; }

    /// <summary>Goes to a disk.</summary>
    /// <returns>True when it was not the present one.</returns>
    public bool MoveTo(string disk, string entry)
    {
        if (disk == Disk)
        {
            return false;
        }
        RequireComplete();
        if (!sizes.ContainsKey(disk))
        {
            throw XvaException.Unexpected("a block of a disk of the description", entry);
        }
        if (!_seen.Add(disk))
        {
            throw XvaException.Damaged($"The disk {disk} comes back");
        }
        Disk = disk;
        Offset = 0;
        return true;
    }

    /// <summary>Notes zeros that were left out and bytes that were not.</summary>
    /// <returns>Where the bytes belong.</returns>
    public long Advance(long gap, long length)
    {
        long left = sizes[Disk!] - Offset;
        if (gap > left || length > left - gap)
        {
            throw XvaException.Damaged($"The disk {Disk} is longer than its description says");
        }
        Offset += gap + length;
        return Offset - length;
    }

    /// <summary>Nothing more comes.</summary>
    public void End()
    {
        RequireComplete();
        if (sizes.Keys.FirstOrDefault(disk => sizes[disk] > 0 && !_seen.Contains(disk)) is { } missing
            && !mayEndEarly)
        {
            throw XvaException.Damaged($"The disk {missing} is missing");
        }
    }

    private void RequireComplete()
    {
        if (Disk is not null && !mayEndEarly && Offset != sizes[Disk])
        {
            throw XvaException.Damaged($"The disk {Disk} is shorter than its description says");
        }
    }
}
