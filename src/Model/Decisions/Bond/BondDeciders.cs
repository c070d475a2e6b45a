using Xen.Model.Classes;
using Xen.Model.Operations;
using Xen.Model.Operations.Network;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Bond;

/// <summary>Several cards as one link.</summary>
internal static class BondDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<BondCreate>((call, context) => BondOperation.BeginCreate(context, call))
            .Add<BondDestroy>((call, context) => BondOperation.BeginDestroy(context, call.Self))
            .Add<BondSetMode>((call, context) => BondOperation.BeginConfigure(
                context,
                call.Self,
                _ => null,
                bond => bond with { Mode = call.Value, Properties = BondProperties.For(call.Value, bond.Properties) }))
            .Add<BondSetProperty>((call, context) => BondOperation.BeginConfigure(
                context,
                call.Self,
                bond => BondProperties.Check(bond.Mode, call.Name, call.Value),
                bond => bond with { Properties = bond.Properties.With(call.Name, call.Value) }));
        ends
            .Add(OperationKind.BondCreate, BondOperation.EndCreate)
            .Add(OperationKind.BondDestroy, BondOperation.EndDestroy)
            .Add(OperationKind.BondConfigure, InterfaceOperation.End);
    }
}
