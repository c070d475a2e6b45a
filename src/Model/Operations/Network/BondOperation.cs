using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>
/// Makes several cards of a host one link, and breaks it up. The bond is there from the start, so that nobody else
/// takes its members meanwhile; what moves onto it or off it does so in the commit that reports the end.
/// </summary>
internal static class BondOperation
{
    private const string DeviceStem = "bond";

    /// <summary>Checks, creates the bond and its interface, and has the host build it.</summary>
    public static Decision BeginCreate(DecisionContext context, BondCreate call)
    {
        if (BondChecks.Check(context.Changes, call) is { } error)
        {
            return error;
        }
        context.NeedTask();
        Changes changes = context.Changes;
        Ref<PIFRecord>[] members = [.. call.Members];
        Ref<PIFRecord> primary = PrimaryOf(changes, members);
        PIFRecord from = changes.Get(primary);
        Ref<PIFRecord> master = context.Create(BondMove.WithAddressesOf(from, new PIFRecord
        {
            Uuid = context.NewUuid(),
            Device = NewPIF.FreeDevice(changes, from.Host, DeviceStem),
            Network = call.Network,
            Host = from.Host,
            MAC = call.MAC.Length > 0 ? call.MAC : from.MAC,
            MTU = changes.Get(call.Network).MTU,
            VLAN = NewPIF.NoTag,
            CurrentlyAttached = false,
            Properties = from.Properties,
            Metrics = context.Create(new PIFMetricsRecord { Uuid = context.NewUuid(), LastUpdated = context.Now }),
        }));
        changes.Update(master, pif => pif with { DeviceName = pif.Device });
        Ref<BondRecord> bond = context.Create(new BondRecord
        {
            Uuid = context.NewUuid(),
            Master = master,
            PrimarySlave = primary,
            Mode = call.Mode,
            Properties = BondProperties.For(call.Mode, call.Properties),
            AutoUpdateMac = call.MAC.Length == 0,
        });
        foreach (Ref<PIFRecord> member in members)
        {
            changes.Update(member, pif => pif with { BondSlaveOf = bond });
        }
        return InterfaceOperation.Draft(context, OperationKind.BondCreate, from.Host, members, [master])
            .With("bond", bond)
            .Intend();
    }

    /// <summary>Applies the end of creating.</summary>
    public static void EndCreate(OperationEnding ending)
    {
        Changes changes = ending.Changes;
        Ref<BondRecord> self = ending.Reference<BondRecord>("bond");
        if (!changes.TryGet(self, out BondRecord? bond))
        {
            return;
        }
        if (ending.Error is not null || changes.Find(bond.Master) is null)
        {
            ending.Refuse(DecisionContext.HandleInvalid(bond.Master));
            Remove(changes, self, bond);
            return;
        }
        InterfaceReport.Apply(ending);
        var move = new BondMove(ending.Context);
        move.Up(changes.Get(self));
        ending.Result = self;
        move.Settle(ending);
    }

    /// <summary>Checks and has the host break the bond up.</summary>
    public static Decision BeginDestroy(DecisionContext context, Ref<BondRecord> self)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out BondRecord? bond))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (!changes.TryGet(bond.Master, out PIFRecord? master) || changes.Find(bond.PrimarySlave) is null)
        {
            Remove(changes, self, bond);
            return Decision.Done;
        }
        XenError? error = BondChecks.Protected(changes, master) ?? PIFChecks.Clustered(changes, bond.Master);
        if (error is not null)
        {
            return error;
        }
        context.NeedTask();
        // The host is to bring the primary member up with the addresses that it takes back.
        changes.Update(bond.PrimarySlave, pif => BondMove.WithAddressesOf(master, pif));
        Ref<PIFRecord>[] members = master.CurrentlyAttached ? [.. bond.Slaves] : [];
        return InterfaceOperation.Draft(context, OperationKind.BondDestroy, master.Host, [bond.Master], members)
            .With("bond", self)
            .Intend();
    }

    /// <summary>Applies the end of breaking up.</summary>
    public static void EndDestroy(OperationEnding ending)
    {
        Changes changes = ending.Changes;
        Ref<BondRecord> self = ending.Reference<BondRecord>("bond");
        if (!changes.TryGet(self, out BondRecord? bond))
        {
            return;
        }
        if (ending.Error is not null)
        {
            if (changes.TryGet(bond.PrimarySlave, out PIFRecord? primary))
            {
                changes.Set(bond.PrimarySlave, BondMove.WithoutAddresses(primary));
            }
            return;
        }
        var move = new BondMove(ending.Context);
        move.Down(bond);
        InterfaceReport.Apply(ending);
        Remove(changes, self, changes.Get(self));
        move.Settle(ending);
    }

    /// <summary>Has the host use other settings of a bond from now on.</summary>
    public static Decision BeginConfigure(
        DecisionContext context,
        Ref<BondRecord> self,
        Func<BondRecord, XenError?> check,
        Func<BondRecord, BondRecord> change)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out BondRecord? bond))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (check(bond) is { } error)
        {
            return error;
        }
        if (changes.Find(bond.Master) is not { CurrentlyAttached: true } master)
        {
            changes.Set(self, change(bond));
            return Decision.Done;
        }
        context.NeedTask();
        changes.Set(self, change(bond));
        return InterfaceOperation.Draft(context, OperationKind.BondConfigure, master.Host, [], [bond.Master]).Intend();
    }

    /// <summary>The management interface, else the first with an address, else the first.</summary>
    private static Ref<PIFRecord> PrimaryOf(Changes changes, Ref<PIFRecord>[] members) => members
        .OrderByDescending(member => changes.Get(member).Management)
        .ThenByDescending(member => changes.Get(member).IpConfigurationMode != IPConfigurationMode.None)
        .First();

    private static void Remove(Changes changes, Ref<BondRecord> self, BondRecord bond)
    {
        foreach ((Ref<PIFRecord> member, PIFRecord pif) in changes.All(bond.Slaves).ToArray())
        {
            changes.Set(member, pif with { BondSlaveOf = default });
        }
        if (changes.TryGet(bond.Master, out PIFRecord? master))
        {
            changes.Delete(master.Metrics);
            changes.Delete(bond.Master);
        }
        changes.Delete(self);
    }
}
