using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Provisioning server, or a set of its addresses, that streams disks for a PVS site.</summary>
[XenClass(40, "PVS_server", Lifecycle = "published ely", Events = true)]
public sealed partial record PVSServerRecord : XenRecord
{
    /// <summary>Permanent unique identifier of the server record.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published ely")]
    public partial string Uuid { get; init; }

    /// <summary>IPv4 addresses at which the server can be reached.</summary>
    [Field(2, "addresses", Qualifier.StaticRO, Optional = true, Lifecycle = "published ely")]
    public partial XenSet<string> Addresses { get; init; }

    /// <summary>Lowest UDP port on which the server accepts traffic, 1 to 65535.</summary>
    [Field(3, "first_port", Qualifier.StaticRO, Default = 0L, Lifecycle = "published ely")]
    public partial long FirstPort { get; init; }

    /// <summary>Highest UDP port on which the server accepts traffic, 1 to 65535.</summary>
    [Field(4, "last_port", Qualifier.StaticRO, Default = 0L, Lifecycle = "published ely")]
    public partial long LastPort { get; init; }

    /// <summary>PVS site to which the server belongs.</summary>
    [Field(5, "site", Qualifier.StaticRO, Optional = true, Lifecycle = "published ely")]
    public partial Ref<PVSSiteRecord> Site { get; init; }
}
