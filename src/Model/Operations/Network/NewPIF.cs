using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>How the records of interfaces begin.</summary>
internal static class NewPIF
{
    /// <summary>Address of interfaces that send under that of the one below.</summary>
    public const string SharedMac = "fe:ff:ff:ff:ff:ff";

    /// <summary>Untagged.</summary>
    public const long NoTag = -1;

    private const string BridgePrefix = "xenbr";
    private const string OtherBridgePrefix = "br";
    private const string CommonDevicePrefix = "eth";

    /// <summary>Properties of a card that nobody has changed.</summary>
    public static XenMap<string, string> DefaultProperties { get; } = XenMap<string, string>.Of(("gro", "on"));

    /// <summary>An interface on top of others, down.</summary>
    public static PIFRecord Logical(
        DecisionContext context, Ref<HostRecord> host, Ref<NetworkRecord> network, string device) => new()
        {
            Uuid = context.NewUuid(),
            Device = device,
            DeviceName = device,
            Network = network,
            Host = host,
            MAC = SharedMac,
            MTU = context.Changes.Find(network)?.MTU ?? 0,
            VLAN = NoTag,
            CurrentlyAttached = false,
        };

    /// <summary>The first name, counting up from zero, that no interface of the host bears.</summary>
    public static string FreeDevice(Changes changes, Ref<HostRecord> host, string stem)
    {
        HashSet<string> taken =
        [
            .. changes.All<PIFRecord>().Where(pif => pif.Record.Host == host).Select(pif => pif.Record.Device),
        ];
        return Enumerable.Range(0, int.MaxValue).Select(number => InterfacePlan.Key(stem, number))
            .First(name => !taken.Contains(name));
    }

    /// <summary>The network that a card is put on: that whose bridge is named after the card, or a new one.</summary>
    public static Ref<NetworkRecord> NetworkFor(DecisionContext context, string device)
    {
        string bridge = BridgeOf(device);
        Ref<NetworkRecord> existing = context.Changes.All<NetworkRecord>()
            .FirstOrDefault(network => network.Record.Bridge == bridge).Reference;
        return !existing.IsNull
            ? existing
            : context.Create(new NetworkRecord
            {
                Uuid = context.NewUuid(),
                NameLabel = $"Pool-wide network associated with {device}",
                MTU = 1500,
                Bridge = bridge,
            });
    }

    /// <summary>Name of a card's bridge: <c>eth3</c> gives <c>xenbr3</c>, other names follow <c>br</c>.</summary>
    public static string BridgeOf(string device) => device.StartsWith(CommonDevicePrefix, StringComparison.Ordinal)
        ? BridgePrefix + device[CommonDevicePrefix.Length..]
        : OtherBridgePrefix + device;
}
