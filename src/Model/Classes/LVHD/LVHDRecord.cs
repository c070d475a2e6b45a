using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Helper class with operations specific to SRs that keep VHDs on LVM.</summary>
[XenClass(23, "LVHD", Lifecycle = "published dundee", Events = true, Listed = false)]
public sealed partial record LVHDRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this object.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }
}
