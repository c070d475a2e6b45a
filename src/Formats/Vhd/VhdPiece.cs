namespace Xen.Model.Formats.Vhd;

/// <summary>Bytes of a disk that a VHD holds.</summary>
/// <param name="Offset">Where on the disk they are.</param>
/// <param name="Length">How many there are; they are at the beginning of the buffer that was given.</param>
public readonly record struct VhdPiece(long Offset, int Length);
