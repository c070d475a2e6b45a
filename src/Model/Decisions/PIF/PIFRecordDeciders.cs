using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.PIF;

/// <summary>Records of interfaces alone; nothing happens on the host.</summary>
internal static class PIFRecordDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<PIFPoolIntroduce>((call, context) => Introduce(context, call.VLANMasterOf, new PIFRecord
        {
            Device = call.Device,
            DeviceName = call.Device,
            Network = call.Network,
            Host = call.Host,
            MAC = call.MAC,
            MTU = call.MTU,
            VLAN = call.VLAN,
            Physical = call.Physical,
            IpConfigurationMode = call.IpConfigurationMode,
            IP = call.IP,
            Netmask = call.Netmask,
            Gateway = call.Gateway,
            DNS = call.DNS,
            Management = call.Management,
            OtherConfig = call.OtherConfig,
            DisallowUnplug = call.DisallowUnplug,
            Ipv6ConfigurationMode = call.Ipv6ConfigurationMode,
            IPv6 = call.IPv6,
            Ipv6Gateway = call.Ipv6Gateway,
            PrimaryAddressType = call.PrimaryAddressType,
            Managed = call.Managed,
            Properties = call.Properties,
        }))
        .Add<PIFDbIntroduce>((call, context) => Introduce(context, call.VLANMasterOf, new PIFRecord
        {
            Device = call.Device,
            DeviceName = call.Device,
            Network = call.Network,
            Host = call.Host,
            MAC = call.MAC,
            MTU = call.MTU,
            VLAN = call.VLAN,
            Physical = call.Physical,
            IpConfigurationMode = call.IpConfigurationMode,
            IP = call.IP,
            Netmask = call.Netmask,
            Gateway = call.Gateway,
            DNS = call.DNS,
            Management = call.Management,
            OtherConfig = call.OtherConfig,
            DisallowUnplug = call.DisallowUnplug,
            Ipv6ConfigurationMode = call.Ipv6ConfigurationMode,
            IPv6 = call.IPv6,
            Ipv6Gateway = call.Ipv6Gateway,
            PrimaryAddressType = call.PrimaryAddressType,
            Managed = call.Managed,
            Properties = call.Properties,
        }))
        .Add<PIFDbForget>(Forget);

    /// <summary>A record of an interface that is down. The bond that it belongs to is made later.</summary>
    private static Decision Introduce(DecisionContext context, Ref<VLANRecord> vlan, PIFRecord pif)
    {
        Changes changes = context.Changes;
        if (changes.Find(pif.Network) is null)
        {
            return DecisionContext.HandleInvalid(pif.Network);
        }
        if (changes.Find(pif.Host) is null)
        {
            return DecisionContext.HandleInvalid(pif.Host);
        }
        if (!vlan.IsNull && changes.Find(vlan) is null)
        {
            return DecisionContext.HandleInvalid(vlan);
        }
        return Decision.With(context.Create(pif with
        {
            Uuid = context.NewUuid(),
            VLANMasterOf = vlan,
            CurrentlyAttached = false,
            Metrics = context.Create(new PIFMetricsRecord { Uuid = context.NewUuid(), LastUpdated = context.Now }),
        }));
    }

    private static Decision Forget(PIFDbForget call, DecisionContext context)
    {
        if (context.Changes.Find(call.Self) is null)
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        context.Changes.Delete(call.Self);
        return Decision.Done;
    }
}
