namespace Xen.Model.Formats.Xva;

/// <summary>A part of a disk, read from an export.</summary>
/// <param name="Disk">The folder of the disk within the archive; today it is the id of the VDI.</param>
/// <param name="Offset">Where in the disk it belongs.</param>
/// <param name="Data">Its bytes, at least one; valid until the next block is read.</param>
public readonly record struct XvaBlock(string Disk, long Offset, ReadOnlyMemory<byte> Data);
