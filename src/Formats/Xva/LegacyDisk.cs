namespace Xen.Model.Formats.Xva;

/// <summary>A disk of a legacy appliance.</summary>
/// <param name="Name">Its name within the appliance.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Directory">The folder that holds its chunks, relative to that of the description.</param>
/// <param name="Variety">What it is for, as in the type of a VDI; <c>system</c> when nothing was said.</param>
public sealed record LegacyDisk(string Name, long Size, string Directory, string Variety);
