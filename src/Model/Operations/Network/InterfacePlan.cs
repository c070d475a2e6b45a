using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>
/// Which interfaces of hosts are to be taken down and brought up, as arguments of an intent: all that the host needs to
/// know is in them, so that what it does follows from the log alone.
/// </summary>
internal static class InterfacePlan
{
    /// <summary>Arguments <c>down0</c>, <c>down1</c>…: interfaces to take down, in this order.</summary>
    public const string DownKey = "down";

    /// <summary>Arguments <c>up0</c>, <c>up1</c>…: interfaces to bring up afterwards, in this order.</summary>
    public const string UpKey = "up";

    /// <summary>
    /// Arguments <c>guest0</c>, <c>guest1</c>…: plugged interfaces of guests to connect to the <c>bridge</c> of each.
    /// </summary>
    public const string GuestKey = "guest";

    /// <summary>Key of PIF.other_config with a packet size of its own, in bytes.</summary>
    public const string MtuKey = "mtu";

    /// <summary>The arguments.</summary>
    /// <param name="changes">The state that the interfaces are to have.</param>
    /// <param name="down">What to take down.</param>
    /// <param name="up">What to bring up.</param>
    public static List<KeyValuePair<string, string>> Of(
        Changes changes, IReadOnlyList<Ref<PIFRecord>> down, IReadOnlyList<Ref<PIFRecord>> up)
    {
        var arguments = new List<KeyValuePair<string, string>>();
        for (int number = 0; number < down.Count; number++)
        {
            arguments.Add(KeyValuePair.Create(Key(DownKey, number), down[number].ToString()));
        }
        for (int number = 0; number < up.Count; number++)
        {
            AddUp(arguments, Key(UpKey, number), changes, up[number]);
        }
        return arguments;
    }

    /// <summary>Name of an argument about one interface.</summary>
    public static string Key(string kind, int number) => kind + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Largest packet size of an interface: its own wish, else that of its network.</summary>
    public static long MtuOf(Changes changes, PIFRecord pif) =>
        long.TryParse(pif.OtherConfig.GetOr(MtuKey, ""), NumberStyles.None, CultureInfo.InvariantCulture, out long own)
        && own > 0
            ? own
            : changes.Find(pif.Network)?.MTU ?? pif.MTU;

    private static void AddUp(
        List<KeyValuePair<string, string>> arguments, string key, Changes changes, Ref<PIFRecord> self)
    {
        PIFRecord pif = changes.Get(self);
        void Add(string name, string value) => arguments.Add(KeyValuePair.Create($"{key}.{name}", value));

        arguments.Add(KeyValuePair.Create(key, self.ToString()));
        Add("host", pif.Host.ToString());
        Add("bridge", changes.Find(pif.Network)?.Bridge ?? "");
        Add("device", pif.Device);
        Add("MAC", pif.MAC);
        Add("physical", pif.Physical ? "true" : "false");
        Add("VLAN", pif.VLAN.ToString(CultureInfo.InvariantCulture));
        Add("MTU", MtuOf(changes, pif).ToString(CultureInfo.InvariantCulture));
        Add("mode", Enums.IPConfigurationMode.NameOf(pif.IpConfigurationMode));
        Add("IP", pif.IP);
        Add("netmask", pif.Netmask);
        Add("gateway", pif.Gateway);
        Add("DNS", pif.DNS);
        Add("ipv6_mode", Enums.Ipv6ConfigurationMode.NameOf(pif.Ipv6ConfigurationMode));
        Add("IPv6", string.Join(',', pif.IPv6));
        Add("ipv6_gateway", pif.Ipv6Gateway);
        Add("members", string.Join(' ', MembersOf(changes, pif)));
        foreach (KeyValuePair<string, string> setting in NicSettings.Of(pif.OtherConfig, pif.Properties))
        {
            Add("set." + setting.Key, setting.Value);
        }
        foreach ((_, BondRecord bond) in changes.All(pif.BondMasterOf))
        {
            Add("bond.mode", Enums.BondMode.NameOf(bond.Mode));
            foreach (KeyValuePair<string, string> property in bond.Properties)
            {
                Add("bond." + property.Key, property.Value);
            }
        }
    }

    private static IEnumerable<string> MembersOf(Changes changes, PIFRecord pif) =>
        changes.All(pif.BondMasterOf).SelectMany(bond => changes.All(bond.Record.Slaves))
            .Select(member => member.Record.Device)
            .Order(StringComparer.Ordinal);
}
