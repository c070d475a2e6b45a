namespace Xen.Model.Formats.Vhd;

/// <summary>How a VHD holds its disk. The numbers are those of the format.</summary>
public enum VhdType
{
    /// <summary>Every byte of the disk, then a footer.</summary>
    Fixed = 2,

    /// <summary>Only blocks that were written.</summary>
    Dynamic = 3,

    /// <summary>Only sectors that differ from another disk.</summary>
    Differencing = 4,
}
