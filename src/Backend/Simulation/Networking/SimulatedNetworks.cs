using System.Globalization;
using Xen.Model.Backend.Effects;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Backend.Simulation.Networking;

/// <summary>The interfaces that are up on simulated hosts, and their bridges. Only within the machine's lock.</summary>
internal sealed class SimulatedNetworks
{
    private const string SettingMark = ".set.";

    private readonly Dictionary<string, SimulatedInterface> _up = [];
    private readonly HashSet<(string Host, string Bridge)> _private = [];
    private readonly SimulatedLeases _leases = new();
    private bool _hasAdopted;

    /// <summary>Kinds of operations that take interfaces of hosts down and bring others up.</summary>
    public static readonly string[] Kinds =
    [
        OperationKind.PIFPlug, OperationKind.PIFUnplug, OperationKind.PIFReconfigure, OperationKind.VLANCreate,
        OperationKind.VLANDestroy, OperationKind.PoolCreateVLAN, OperationKind.TunnelCreate,
        OperationKind.TunnelDestroy, OperationKind.BondCreate, OperationKind.BondDestroy, OperationKind.BondConfigure,
        OperationKind.NetworkSriovCreate, OperationKind.NetworkSriovDestroy, OperationKind.NetworkAttach,
        OperationKind.NetworkDetach, OperationKind.HostManagementReconfigure,
    ];

    public SimulatedInterface? InterfaceOf(ObjectRef reference) => _up.GetValueOrDefault(reference.ToString());

    public IReadOnlyList<string> BridgesOf(string host) =>
    [
        .. _up.Values.Where(up => up.Host == host).Select(up => up.Bridge)
            .Concat(_private.Where(item => item.Host == host).Select(item => item.Bridge))
            .Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Takes over what the model says is up.</summary>
    public void Adopt(RecordView view)
    {
        foreach ((Ref<PIFRecord> reference, PIFRecord pif) in view.All<PIFRecord>())
        {
            _hasAdopted = true;
            if (pif.CurrentlyAttached)
            {
                _up.TryAdd(reference.ToString(), new SimulatedInterface(
                    pif.Host.ToString(), view.Find(pif.Network)?.Bridge ?? "", pif.MAC,
                    pif.MTU.ToString(CultureInfo.InvariantCulture), pif.IP, "", [],
                    pif.Properties.ToDictionary(property => property.Key, property => property.Value)));
            }
        }
    }

    /// <summary>Takes interfaces down and brings others up; on the first that cannot be, nothing is changed.</summary>
    public EffectOutcome Apply(EffectRequest request, SimulatedHostOptions options)
    {
        if (!_hasAdopted)
        {
            // The pool was set up after the machines had been connected.
            Adopt(request.View());
        }
        string host = request.Argument("host");
        string[] needed = Words(request.Argument("needed"));
        if (needed.FirstOrDefault(bridge => !BridgesOf(host).Contains(bridge)) is { } missing)
        {
            return EffectOutcome.Failed(new XenError(ErrorCode.BridgeNotAvailable, missing));
        }
        string[] up = Listed(request, "up");
        RecordView view = request.View();
        foreach (string key in up)
        {
            if (request.Argument(key + ".physical") == "true" && CardOf(request, key, view, options) is null)
            {
                return EffectOutcome.Failed(new XenError(
                    ErrorCode.PIFConfigurationError, request.Argument(key),
                    $"there is no card {request.Argument(key + ".device")}"));
            }
        }
        foreach (string key in Listed(request, "down"))
        {
            _up.Remove(request.Argument(key));
        }
        var facts = new List<(string, string)>();
        foreach (string key in up)
        {
            BringUp(request, key, view, options, facts);
        }
        foreach (string key in Listed(request, "guest"))
        {
            if (_up.TryGetValue(request.Argument(key), out SimulatedInterface? guest))
            {
                _up[request.Argument(key)] = guest with { Bridge = request.Argument(key + ".bridge") };
            }
        }
        foreach (string bridge in Words(request.Argument("bridges")))
        {
            _ = request.Operation.Kind == OperationKind.NetworkDetach
                ? _private.Remove((host, bridge))
                : _private.Add((host, bridge));
        }
        return EffectOutcome.With([.. facts]);
    }

    /// <summary>Makes the host's end of a guest's interface, or connects it to another bridge.</summary>
    public EffectOutcome Plug(EffectRequest request)
    {
        _up[request.Argument("vif")] = new SimulatedInterface(
            request.Argument("host"), request.Argument("bridge"), request.Argument("MAC"), "", "",
            request.Argument("rate"), [], Settings(request, "set."));
        return EffectOutcome.Done;
    }

    /// <summary>Removes the host's end of a guest's interface.</summary>
    public EffectOutcome Unplug(EffectRequest request)
    {
        _up.Remove(request.Argument("vif"));
        return EffectOutcome.Done;
    }

    private void BringUp(
        EffectRequest request,
        string key,
        RecordView view,
        SimulatedHostOptions options,
        List<(string, string)> facts)
    {
        string mac = request.Argument(key + ".MAC");
        Dictionary<string, string> settings = Settings(request, key + SettingMark);
        string[] members = Words(request.Argument(key + ".members"));
        SimulatedCard? card = CardOf(request, key, view, options);
        bool hasLink = card?.HasLink ?? true;
        if (members.Length > 0)
        {
            int links = members.Count(member => CardNamed(request, key, member, view, options)?.HasLink == true);
            facts.Add((key + ".links_up", links.ToString(CultureInfo.InvariantCulture)));
            hasLink = links > 0;
        }
        if (card is not null || members.Length > 0)
        {
            bool isForced = settings.GetValueOrDefault("autoneg") == "off";
            string speed = isForced && settings.TryGetValue("speed", out string? wanted)
                ? wanted
                : SimulatedCard.Speed.ToString(CultureInfo.InvariantCulture);
            string duplex = isForced ? settings.GetValueOrDefault("duplex", "full") : "full";
            facts.Add((key + ".carrier", hasLink ? "true" : "false"));
            facts.Add((key + ".speed", hasLink ? speed : "0"));
            facts.Add((key + ".duplex", hasLink ? duplex : ""));
        }
        string address = request.Argument(key + ".IP");
        if (request.Argument(key + ".mode") == "DHCP")
        {
            // Without a link nobody answers, and the interface is up without an address.
            address = hasLink ? _leases.Lease(mac, view) : "";
            facts.Add((key + ".IP", address));
            facts.Add((key + ".netmask", hasLink ? SimulatedLeases.Netmask : ""));
            facts.Add((key + ".gateway", hasLink ? SimulatedLeases.Server : ""));
            facts.Add((key + ".DNS", hasLink ? SimulatedLeases.Server : ""));
        }
        if (request.Argument(key + ".ipv6_mode") is "DHCP" or "Autoconf" && hasLink)
        {
            facts.Add((key + ".IPv6", SimulatedLeases.Autoconfigured(mac)));
            facts.Add((key + ".ipv6_gateway", SimulatedLeases.Ipv6Gateway));
        }
        _up[request.Argument(key)] = new SimulatedInterface(
            request.Argument(key + ".host"), request.Argument(key + ".bridge"), mac, request.Argument(key + ".MTU"),
            address, "", members, settings);
    }

    private static SimulatedCard? CardOf(
        EffectRequest request, string key, RecordView view, SimulatedHostOptions options) =>
        request.Argument(key + ".physical") == "true"
            ? CardNamed(request, key, request.Argument(key + ".device"), view, options)
            : null;

    private static SimulatedCard? CardNamed(
        EffectRequest request, string key, string device, RecordView view, SimulatedHostOptions options) =>
        ObjectRef.TryParse(request.Argument(key + ".host"), out ObjectRef host)
            ? SimulatedCards.Of(view, host.As<HostRecord>(), options).FirstOrDefault(card => card.Device == device)
            : null;

    private static Dictionary<string, string> Settings(EffectRequest request, string prefix) =>
        request.Operation.Arguments
            .Where(argument => argument.Key.StartsWith(prefix, StringComparison.Ordinal))
            .ToDictionary(argument => argument.Key[prefix.Length..], argument => argument.Value);

    private static string[] Listed(EffectRequest request, string kind) =>
    [
        .. Enumerable.Range(0, int.MaxValue)
            .Select(number => kind + number.ToString(CultureInfo.InvariantCulture))
            .TakeWhile(key => request.Operation.Arguments.ContainsKey(key)),
    ];

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
