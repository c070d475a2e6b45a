using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Operations.Host;

/// <summary>
/// Whether the control domain may use a PCI device, now and after the next start of the host. It is part of how the
/// host boots, so the host's local database keeps it.
/// </summary>
internal static class DeviceAccess
{
    private const string Prefix = "dom0_access:";

    /// <summary>How it stands.</summary>
    public static PCIDom0Access Of(HostRecord host, string pciId) =>
        Enums.PCIDom0Access.TryParse(host.LocalDb.GetOr(Prefix + pciId, ""), out PCIDom0Access access)
            ? access
            : PCIDom0Access.Enabled;

    /// <summary>The host with another state; the usual one needs no entry.</summary>
    public static HostRecord With(HostRecord host, string pciId, PCIDom0Access access) => host with
    {
        LocalDb = access == PCIDom0Access.Enabled
            ? host.LocalDb.Without(Prefix + pciId)
            : host.LocalDb.With(Prefix + pciId, Enums.PCIDom0Access.NameOf(access)),
    };

    /// <summary>What follows when one or the other is asked for.</summary>
    public static PCIDom0Access Changed(PCIDom0Access now, bool enable) => (now, enable) switch
    {
        (PCIDom0Access.Enabled or PCIDom0Access.DisableOnReboot, true) => PCIDom0Access.Enabled,
        (PCIDom0Access.Disabled or PCIDom0Access.EnableOnReboot, false) => PCIDom0Access.Disabled,
        (_, true) => PCIDom0Access.EnableOnReboot,
        (_, false) => PCIDom0Access.DisableOnReboot,
    };

    /// <summary>What has become of it when the host has started.</summary>
    public static PCIDom0Access AfterStart(PCIDom0Access access) => access switch
    {
        PCIDom0Access.DisableOnReboot => PCIDom0Access.Disabled,
        PCIDom0Access.EnableOnReboot => PCIDom0Access.Enabled,
        _ => access,
    };
}
