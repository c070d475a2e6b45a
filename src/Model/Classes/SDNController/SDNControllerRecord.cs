using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>OpenFlow or OVSDB controller to which the hosts' virtual switches connect.</summary>
[XenClass(45, "SDN_controller", Lifecycle = "published falcon", Events = true)]
public sealed partial record SDNControllerRecord : XenRecord
{
    /// <summary>Permanent unique identifier of the controller record.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published falcon")]
    public partial string Uuid { get; init; }

    /// <summary>How hosts talk to it: ssl for an active connection, pssl to listen passively.</summary>
    [Field(2, "protocol", Qualifier.StaticRO, Default = SDNControllerProtocol.Ssl, Lifecycle = "published falcon")]
    public partial SDNControllerProtocol Protocol { get; init; }

    /// <summary>IP address of the controller, empty with pssl.</summary>
    [Field(3, "address", Qualifier.StaticRO, Default = "", Lifecycle = "published falcon")]
    public partial string Address { get; init; }

    /// <summary>TCP port of the controller, 0 when the default applies.</summary>
    [Field(4, "port", Qualifier.StaticRO, Default = 0L, Lifecycle = "published falcon")]
    public partial long Port { get; init; }
}
