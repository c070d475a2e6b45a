using System.Globalization;
using Xen.Model.Backend.Effects;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Backend.Simulation.Networking;

/// <summary>
/// The network cards of simulated hosts: always the same ones, whether or not the model has records of them.
/// </summary>
internal static class SimulatedCards
{
    private const int FirstSlot = 3;
    private const string CommonPrefix = "eth";

    /// <summary>Address of a card, locally administered.</summary>
    public static string MacOf(int host, int card) =>
        string.Create(CultureInfo.InvariantCulture, $"02:00:5e:10:{host:x2}:{card:x2}");

    /// <summary>Where a card is plugged in.</summary>
    public static string PciPathOf(int card) =>
        string.Create(CultureInfo.InvariantCulture, $"0000:00:{card + FirstSlot:x2}.0");

    /// <summary>The bridge that an installer puts over a card.</summary>
    public static string BridgeOf(string device) => device.StartsWith(CommonPrefix, StringComparison.Ordinal)
        ? "xenbr" + device[CommonPrefix.Length..]
        : "br" + device;

    /// <summary>The cards of a host. Those that the model knows keep the address that it knows.</summary>
    public static IReadOnlyList<SimulatedCard> Of(RecordView view, Ref<HostRecord> host, SimulatedHostOptions options)
    {
        PIFRecord[] known =
        [
            .. view.All<PIFRecord>().Where(pif => pif.Record.Host == host && pif.Record.Physical)
                .Select(pif => pif.Record),
        ];
        int place = view.All<HostRecord>().TakeWhile(other => other.Reference != host).Count();
        var cards = new List<SimulatedCard>();
        for (int number = 0; number < options.NetworkCards.Count; number++)
        {
            string device = options.NetworkCards[number];
            string mac = known.FirstOrDefault(pif => pif.Device == device)?.MAC ?? MacOf(place, number);
            cards.Add(new SimulatedCard(
                device, mac, PciPathOf(number), !options.CardsWithoutLink.Contains(device)));
        }
        // What is up must be there, even when the options have changed since.
        foreach (PIFRecord pif in known
            .Where(pif => pif.CurrentlyAttached && !options.NetworkCards.Contains(pif.Device)))
        {
            cards.Add(new SimulatedCard(pif.Device, pif.MAC, PciPathOf(cards.Count), HasLink: true));
        }
        return cards;
    }

    /// <summary>The cards of the host that an intent is about, as facts.</summary>
    public static EffectOutcome Report(EffectRequest request, SimulatedHostOptions options)
    {
        if (!ObjectRef.TryParse(request.Operation.Target, out ObjectRef host))
        {
            return EffectOutcome.Done;
        }
        RecordView view = request.View();
        var facts = new List<(string, string)> { ("management_bridge", BridgeOf(options.NetworkCards[0])) };
        IReadOnlyList<SimulatedCard> cards = Of(view, host.As<HostRecord>(), options);
        for (int number = 0; number < cards.Count; number++)
        {
            SimulatedCard card = cards[number];
            string key = string.Create(CultureInfo.InvariantCulture, $"card{number}");
            facts.AddRange(
            [
                (key + ".device", card.Device), (key + ".MAC", card.Mac), (key + ".MTU", SimulatedCard.Mtu),
                (key + ".carrier", card.HasLink ? "true" : "false"),
                (key + ".speed", (card.HasLink ? SimulatedCard.Speed : 0).ToString(CultureInfo.InvariantCulture)),
                (key + ".duplex", card.HasLink ? "full" : ""),
                (key + ".vendor_id", SimulatedCard.VendorId), (key + ".vendor_name", SimulatedCard.VendorName),
                (key + ".device_id", SimulatedCard.DeviceId), (key + ".device_name", SimulatedCard.DeviceName),
                (key + ".pci_bus_path", card.PciPath),
            ]);
        }
        return EffectOutcome.With([.. facts]);
    }
}
