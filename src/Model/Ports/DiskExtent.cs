namespace Xen.Model.Ports;

/// <summary>A part of a disk image.</summary>
/// <param name="Start">Where it begins, in bytes.</param>
/// <param name="Length">How long it is, in bytes.</param>
public readonly record struct DiskExtent(long Start, long Length);
