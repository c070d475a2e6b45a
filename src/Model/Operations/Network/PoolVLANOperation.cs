using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>The same VLAN on every host of the pool: on all of them or, when one refuses, on none.</summary>
internal static class PoolVLANOperation
{
    private const string PifsKey = "pifs";

    /// <summary>On the card of a name on every host.</summary>
    public static Decision Begin(DecisionContext context, PoolCreateVLAN call)
    {
        var tagged = new List<Ref<PIFRecord>>();
        foreach ((Ref<HostRecord> host, _) in context.Changes.All<HostRecord>())
        {
            if (CardOf(context.Changes, host, call.Device) is not { IsNull: false } card)
            {
                return UnknownDevice(call.Device);
            }
            tagged.Add(card);
        }
        return Begin(context, tagged, call.VLAN, call.Network);
    }

    /// <summary>On the interfaces that connect the live hosts to the network of an interface.</summary>
    public static Decision Begin(DecisionContext context, PoolCreateVLANFromPIF call)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.PIF, out PIFRecord? pattern))
        {
            return DecisionContext.HandleInvalid(call.PIF);
        }
        List<Ref<PIFRecord>> tagged = changes.TryGet(pattern.Network, out NetworkRecord? network)
            ?
            [
                .. changes.All(network.PIFs)
                    .Where(pif => changes.Find(pif.Record.Host) is { } host
                        && changes.Find(host.Metrics) is { Live: true })
                    .Select(pif => pif.Reference),
            ]
            : [];
        return Begin(context, tagged, call.VLAN, call.Network);
    }

    /// <summary>Adds a VLAN to the card of a name on one host.</summary>
    public static Decision Begin(DecisionContext context, PIFCreateVLAN call)
    {
        if (context.Changes.Find(call.Host) is null)
        {
            return DecisionContext.HandleInvalid(call.Host);
        }
        return CardOf(context.Changes, call.Host, call.Device) is { IsNull: false } card
            ? VLANOperation.BeginCreate(context, card, call.VLAN, call.Network, givesPIF: true)
            : UnknownDevice(call.Device);
    }

    /// <summary>Applies the end; the task lists the interfaces.</summary>
    public static void End(OperationEnding ending)
    {
        InterfaceOperation.End(ending);
        if (ending.Error is null)
        {
            ending.Declared = PoolCreateVLAN.Declared;
            ending.Result = Read(ending.Argument(PifsKey));
        }
    }

    private static Decision Begin(
        DecisionContext context, List<Ref<PIFRecord>> tagged, long tag, Ref<NetworkRecord> network)
    {
        foreach (Ref<PIFRecord> card in tagged)
        {
            if (VLANOperation.Check(context.Changes, card, tag, network) is { } error)
            {
                return error;
            }
        }
        context.NeedTask();
        var pifs = new List<Ref<PIFRecord>>();
        var up = new List<Ref<PIFRecord>>();
        var created = new List<ObjectRef>();
        foreach (Ref<PIFRecord> card in tagged)
        {
            (Ref<VLANRecord> vlan, Ref<PIFRecord> untagged) = VLANOperation.Create(context, card, tag, network);
            pifs.Add(untagged);
            created.AddRange([vlan, untagged]);
            if (context.Changes.Get(card).CurrentlyAttached)
            {
                up.Add(untagged);
            }
        }
        return InterfaceOperation.Draft(context, OperationKind.PoolCreateVLAN, network, [], up)
            .With(PifsKey, string.Join(' ', pifs))
            .Creating(created)
            .Intend();
    }

    private static RefSet<PIFRecord> Read(string text) => RefSet<PIFRecord>.Of(text
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(item => ObjectRef.TryParse(item, out ObjectRef reference) ? reference.As<PIFRecord>() : default));

    private static Ref<PIFRecord> CardOf(Changes changes, Ref<HostRecord> host, string device) =>
        changes.All(changes.Get(host).PIFs)
            .FirstOrDefault(pif => pif.Record.Device == device && pif.Record.VLAN == NewPIF.NoTag)
            .Reference;

    private static XenError UnknownDevice(string device) => new(ErrorCode.InvalidValue, "device", device);
}
