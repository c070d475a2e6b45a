using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Disk image format that a storage driver can handle.</summary>
[XenEnum("image_format_type")]
public enum ImageFormatType
{
    /// <summary>Plain block data without any metadata.</summary>
    [Wire("raw", Since = "26.15.0")]
    Raw = 0,

    /// <summary>Microsoft Virtual Hard Disk format.</summary>
    [Wire("vhd", Since = "26.15.0")]
    Vhd = 1,

    /// <summary>QEMU copy-on-write version 2 format.</summary>
    [Wire("qcow2", Since = "26.15.0")]
    Qcow2 = 2,
}
