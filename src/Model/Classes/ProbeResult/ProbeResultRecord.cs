using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>One candidate found by a storage probe: settings to use and any SR they lead to.</summary>
[XenClass(
    36, "probe_result", Lifecycle = "prototyped kolkata, published lima", Persistent = false, InDatabase = false,
    Listed = false)]
public sealed partial record ProbeResultRecord : XenRecord
{
    /// <summary>Device configuration keys to use for attaching, or for probing one step further.</summary>
    [Field(1, "configuration", Qualifier.DynamicRO, Lifecycle = "prototyped kolkata, published lima")]
    public partial XenMap<string, string> Configuration { get; init; }

    /// <summary>True when the configuration is enough to attach; false when another probe is needed.</summary>
    [Field(2, "complete", Qualifier.DynamicRO, Lifecycle = "prototyped kolkata, published lima")]
    public partial bool Complete { get; init; }

    /// <summary>Summary of the existing SR found there, null when there is none.</summary>
    [Field(3, "sr", Qualifier.DynamicRO, Lifecycle = "prototyped kolkata, published lima")]
    public partial SrStatRecord? Sr { get; init; }

    /// <summary>Driver-specific details about the finding, meant for display rather than reuse.</summary>
    [Field(4, "extra_info", Qualifier.DynamicRO, Lifecycle = "prototyped kolkata, published lima")]
    public partial XenMap<string, string> ExtraInfo { get; init; }
}
