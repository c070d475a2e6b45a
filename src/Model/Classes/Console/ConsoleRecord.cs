using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Text or graphical console endpoint of a VM or control domain.</summary>
[XenClass(8, "console", Lifecycle = "published rio", Events = true, Constructible = true, Roles = Role.VMAdmins)]
public sealed partial record ConsoleRecord : XenRecord
{
    /// <summary>Permanent unique identifier of this console.</summary>
    [Field(1, "uuid", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Uuid { get; init; }

    /// <summary>Protocol spoken by the endpoint: vt100, rfb (VNC) or rdp.</summary>
    [Field(2, "protocol", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial ConsoleProtocol Protocol { get; init; }

    /// <summary>URI to which a client connects to reach the console.</summary>
    [Field(3, "location", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial string Location { get; init; }

    /// <summary>VM whose screen or serial line is shown.</summary>
    [Field(4, "VM", Qualifier.DynamicRO, Lifecycle = "published rio")]
    public partial Ref<VMRecord> VM { get; init; }

    /// <summary>Extra key-value settings for tools and integrations.</summary>
    [Field(5, "other_config", Qualifier.RW, WriteRoles = Role.VMAdmins, Lifecycle = "published rio")]
    public partial XenMap<string, string> OtherConfig { get; init; }

    /// <summary>Port in the control domain on which the console server listens.</summary>
    [Field(6, "port", Qualifier.RW, WriteRoles = Role.VMAdmins, Internal = true, Lifecycle = "published rio")]
    public partial long Port { get; init; }
}
