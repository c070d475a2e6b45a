using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>Brings interfaces of hosts up and down and gives them other settings.</summary>
internal static class PIFOperation
{
    private const string PropertiesField = "properties";
    private const string Offload = "gro";

    /// <summary>Brings an interface up with what it needs. One that is up gets its settings anew.</summary>
    public static Decision BeginPlug(DecisionContext context, Ref<PIFRecord> self)
    {
        var order = new List<Ref<PIFRecord>>();
        return InterfaceOrder.Up(context.Changes, self, order) is { } error
            ? error
            : Intend(context, OperationKind.PIFPlug, self, [], order);
    }

    /// <summary>Takes an interface down with what is on top of it.</summary>
    public static Decision BeginUnplug(DecisionContext context, Ref<PIFRecord> self)
    {
        var order = new List<Ref<PIFRecord>>();
        return InterfaceOrder.Down(context.Changes, self, order) is { } error
            ? error
            : Intend(context, OperationKind.PIFUnplug, self, order, []);
    }

    /// <summary>Gives an interface other settings; one that is up goes down and up again for it.</summary>
    /// <param name="context">The decision.</param>
    /// <param name="self">The interface.</param>
    /// <param name="after">The interface with its new settings.</param>
    public static Decision BeginReconfigure(DecisionContext context, Ref<PIFRecord> self, PIFRecord after)
    {
        if (!after.CurrentlyAttached)
        {
            context.Changes.Set(self, after);
            return Decision.Done;
        }
        context.NeedTask();
        context.Changes.Set(self, after with { CurrentlyAttached = false });
        return Intend(context, OperationKind.PIFReconfigure, self, [], [self]);
    }

    /// <summary>Drops the record of a card; one that is up goes down before.</summary>
    public static Decision BeginForget(DecisionContext context, Ref<PIFRecord> self)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out PIFRecord? pif))
        {
            return DecisionContext.HandleInvalid(self);
        }
        XenError? error = PIFChecks.Management(self, pif)
            ?? PIFChecks.Bonded(changes, self, pif)
            ?? PIFChecks.HasVLANs(self, pif)
            ?? PIFChecks.HasTunnels(self, pif)
            ?? PIFChecks.Protected(changes, pif)
            ?? PIFChecks.HasSriov(self, pif)
            ?? PIFChecks.Clustered(changes, self);
        if (error is not null)
        {
            return error;
        }
        if (!pif.Managed || !pif.CurrentlyAttached)
        {
            changes.Delete(pif.Metrics);
            changes.Delete(self);
            return Decision.Done;
        }
        return InterfaceOperation.Draft(context, OperationKind.PIFUnplug, pif.Host, [self], [])
            .Deleting(pif.Metrics, self)
            .Intend();
    }

    /// <summary>Sets a property of a card or a bond; the members of a bond and its VLANs follow.</summary>
    public static Decision BeginSetProperty(DecisionContext context, Ref<PIFRecord> self, string name, string value)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out PIFRecord? pif))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (name != Offload || value is not ("on" or "off"))
        {
            return new XenError(ErrorCode.InvalidValue, PropertiesField, $"{name} = {value}");
        }
        if ((!pif.Physical && pif.BondMasterOf.Count == 0) || !pif.BondSlaveOf.IsNull)
        {
            return new XenError(ErrorCode.CannotChangePIFProperties, self.ToString());
        }
        Ref<PIFRecord>[] changed =
        [
            self, .. changes.All(pif.BondMasterOf).SelectMany(bond => (IEnumerable<Ref<PIFRecord>>)bond.Record.Slaves),
        ];
        bool isUp = pif.CurrentlyAttached;
        if (isUp)
        {
            context.NeedTask();
        }
        foreach (Ref<PIFRecord> reference in changed)
        {
            changes.Update(reference, record => record with { Properties = pif.Properties.With(name, value) });
        }
        Ref<PIFRecord>[] up =
        [
            self,
            .. changes.All(pif.VLANSlaveOf).Select(vlan => vlan.Record.UntaggedPIF)
                .Where(untagged => changes.Find(untagged) is { CurrentlyAttached: true }),
        ];
        return isUp ? Intend(context, OperationKind.PIFPlug, self, [], up) : Decision.Done;
    }

    private static Decision Intend(
        DecisionContext context,
        string kind,
        Ref<PIFRecord> self,
        IReadOnlyList<Ref<PIFRecord>> down,
        IReadOnlyList<Ref<PIFRecord>> up) => down.Count + up.Count == 0
            ? Decision.Done
            : InterfaceOperation.Draft(context, kind, context.Changes.Get(self).Host, down, up).Intend();
}
