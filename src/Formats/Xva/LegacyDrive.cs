namespace Xen.Model.Formats.Xva;

/// <summary>A disk as the guest of a legacy appliance sees it.</summary>
/// <param name="Device">Name of the device in the guest: <c>sda</c>, <c>hdb</c>.</param>
/// <param name="IsRoot">True for the disk that it boots from.</param>
/// <param name="IsReadOnly">True when it must not write.</param>
/// <param name="Disk">The <see cref="LegacyDisk.Name"/> of the disk.</param>
public sealed record LegacyDrive(string Device, bool IsRoot, bool IsReadOnly, string Disk);
