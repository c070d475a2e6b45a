using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Accelerator that serves a VM's PVS disk traffic from a cache on its host.</summary>
[XenClass(39, "PVS_proxy", Lifecycle = "published ely", Events = true)]
public sealed partial record PVSProxyRecord : XenRecord
{
    /// <summary>Permanent unique identifier of the proxy.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published ely")]
    public partial string Uuid { get; init; }

    /// <summary>PVS site from which the VM streams its disk.</summary>
    [Field(2, "site", Qualifier.StaticRO, Optional = true, Lifecycle = "published ely")]
    public partial Ref<PVSSiteRecord> Site { get; init; }

    /// <summary>Virtual network interface whose PVS traffic goes through the proxy.</summary>
    [Field(3, "VIF", Qualifier.StaticRO, Optional = true, Lifecycle = "published ely")]
    public partial Ref<VIFRecord> VIF { get; init; }

    /// <summary>True while the proxy is active on the interface of a running VM.</summary>
    [Field(4, "currently_attached", Qualifier.DynamicRO, Default = false, Lifecycle = "published ely")]
    public partial bool CurrentlyAttached { get; init; }

    /// <summary>Working state of the proxy, such as stopped, initialised, caching or incompatible.</summary>
    [Field(5, "status", Qualifier.DynamicRO, Default = PVSProxyStatus.Stopped, Lifecycle = "published ely")]
    public partial PVSProxyStatus Status { get; init; }
}
