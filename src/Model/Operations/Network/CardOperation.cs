using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Devices;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>Asks a host for its network cards and makes records of new ones, whatever they are called.</summary>
internal static class CardOperation
{
    private const string DeviceKey = "device";
    private const string MacKey = "MAC";
    private const string ManagedKey = "managed";

    /// <summary>Intends to look for cards.</summary>
    public static Decision BeginScan(DecisionContext context, Ref<HostRecord> host) =>
        context.Changes.Find(host) is null
            ? DecisionContext.HandleInvalid(host)
            : new OperationDraft(context, OperationKind.PIFScan, host).Intend();

    /// <summary>Checks and intends to look for one card.</summary>
    public static Decision BeginIntroduce(DecisionContext context, PIFIntroduce call)
    {
        if (context.Changes.Find(call.Host) is null)
        {
            return DecisionContext.HandleInvalid(call.Host);
        }
        string mac = call.MAC.ToLowerInvariant();
        // Without an address, only the host can say whether there is one to be found.
        if (mac.Length > 0 && (Invalid(mac) ?? Known(context.Changes, call.Host, call.Device)) is { } error)
        {
            return error;
        }
        return new OperationDraft(context, OperationKind.PIFIntroduce, call.Host)
            .With(DeviceKey, call.Device)
            .With(MacKey, mac)
            .With(ManagedKey, call.Managed ? "true" : "false")
            .Intend();
    }

    /// <summary>Applies what a scan has found.</summary>
    public static void EndScan(OperationEnding ending)
    {
        Ref<HostRecord> host = ending.Target<HostRecord>();
        if (ending.Error is not null || ending.Changes.Find(host) is null)
        {
            return;
        }
        foreach (string card in Cards(ending))
        {
            string device = ending.Fact(card + ".device");
            if (Known(ending.Changes, host, device) is null)
            {
                Introduce(ending, host, card, device, isManaged: true);
            }
            else
            {
                Refresh(ending, host, card, device);
            }
        }
    }

    /// <summary>Applies what became of the search for one card.</summary>
    public static void EndIntroduce(OperationEnding ending)
    {
        Ref<HostRecord> host = ending.Target<HostRecord>();
        if (ending.Error is not null)
        {
            return;
        }
        string device = ending.Argument(DeviceKey);
        string? card = Cards(ending).FirstOrDefault(key => ending.Fact(key + ".device") == device);
        string found = card is null ? "" : ending.Fact(card + ".MAC");
        string wanted = ending.Argument(MacKey) is { Length: > 0 } given ? given : found;
        if ((Invalid(wanted) ?? Known(ending.Changes, host, device)) is { } error)
        {
            ending.Refuse(error);
        }
        else if (card is null || found != wanted)
        {
            ending.Refuse(new XenError(
                ErrorCode.CouldNotFindNetworkInterfaceWithSpecifiedDeviceNameAndMACAddress, device, wanted));
        }
        else if (ending.Changes.Find(host) is null)
        {
            ending.Refuse(DecisionContext.HandleInvalid(host));
        }
        else
        {
            ending.Result = Introduce(ending, host, card, device, ending.Argument(ManagedKey) == "true");
        }
    }

    private static XenError? Invalid(string mac) =>
        MacAddress.IsValid(mac) ? null : new XenError(ErrorCode.MACInvalid, mac);

    private static XenError? Known(Changes changes, Ref<HostRecord> host, string device) =>
        changes.All<PIFRecord>().Any(pif =>
            pif.Record.Physical && pif.Record.Host == host && pif.Record.Device == device)
            ? new XenError(ErrorCode.DuplicatePIFDeviceName, device)
            : null;

    private static IEnumerable<string> Cards(OperationEnding ending) => Enumerable.Range(0, int.MaxValue)
        .Select(number => InterfacePlan.Key("card", number))
        .TakeWhile(key => ending.Fact(key + ".device").Length > 0);

    private static Ref<PIFRecord> Introduce(
        OperationEnding ending, Ref<HostRecord> host, string card, string device, bool isManaged)
    {
        DecisionContext context = ending.Context;
        Ref<NetworkRecord> network = NewPIF.NetworkFor(context, device);
        string bridge = ending.Changes.Get(network).Bridge;
        // After a reset of the network records the host is still managed through the bridge that it was.
        bool isManagement = ending.Fact("management_bridge") == bridge
            && !ending.Changes.All(ending.Changes.Get(host).PIFs).Any(pif => pif.Record.Management);
        return context.Create(NewPIF.Logical(context, host, network, device) with
        {
            MAC = ending.Fact(card + ".MAC"),
            MTU = ending.Number(card + ".MTU", 1500),
            Physical = true,
            Managed = isManaged,
            Management = isManagement,
            CurrentlyAttached = isManagement,
            Properties = NewPIF.DefaultProperties,
            Capabilities = XenSet<string>.Of(
                ending.Fact(card + ".capabilities").Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            Metrics = context.Create(WithReadings(ending, card, new PIFMetricsRecord { Uuid = context.NewUuid() })),
        });
    }

    /// <summary>A card that has been replaced is known by its name.</summary>
    private static void Refresh(OperationEnding ending, Ref<HostRecord> host, string card, string device)
    {
        (Ref<PIFRecord> self, PIFRecord pif) = ending.Changes.All<PIFRecord>().First(
            item => item.Record.Physical && item.Record.Host == host && item.Record.Device == device);
        ending.Changes.Set(self, pif with { MAC = ending.Fact(card + ".MAC") });
        if (ending.Changes.TryGet(pif.Metrics, out PIFMetricsRecord? metrics))
        {
            ending.Changes.Set(pif.Metrics, WithReadings(ending, card, metrics));
        }
    }

    private static PIFMetricsRecord WithReadings(OperationEnding ending, string card, PIFMetricsRecord metrics) =>
        metrics with
        {
            Carrier = ending.Fact(card + ".carrier") == "true",
            Speed = ending.Number(card + ".speed", 0),
            Duplex = ending.Fact(card + ".duplex") == "full",
            VendorId = ending.Fact(card + ".vendor_id"),
            VendorName = ending.Fact(card + ".vendor_name"),
            DeviceId = ending.Fact(card + ".device_id"),
            DeviceName = ending.Fact(card + ".device_name"),
            PciBusPath = ending.Fact(card + ".pci_bus_path"),
            LastUpdated = ending.Context.Now,
        };
}
