using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Disaster recovery session that temporarily attaches replicated storage to the pool.</summary>
[XenClass(12, "DR_task", Lifecycle = "published boston", Events = true)]
public sealed partial record DRTaskRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this recovery task.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Storage repositories made known to the pool by this task.</summary>
    [Field(2, "introduced_SRs", Qualifier.DynamicRO, InverseOf = "SR.introduced_by", Lifecycle = "published rio")]
    public partial RefSet<SRRecord> IntroducedSRs { get; init; }
}
