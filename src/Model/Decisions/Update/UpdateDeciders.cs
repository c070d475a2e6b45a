using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Pool;
using Xen.Model.Operations.Update;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Update;

/// <summary>The messages of updates that come on a disk.</summary>
internal static class UpdateDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<PoolUpdateIntroduce>((call, context) => UpdateOperation.BeginIntroduce(context, call.VDI))
            .Add<PoolUpdatePrecheck>((call, context) => UpdateOperation.BeginPrecheck(context, call.Self, call.Host))
            .Add<PoolUpdateApply>((call, context) => UpdateOperation.BeginApply(context, call.Self, call.Host))
            .Add<PoolUpdatePoolApply>((call, context) => UpdateOperation.BeginPoolApply(context, call.Self))
            .Add<PoolUpdatePoolClean>((call, context) => UpdateOperation.Clean(context, call.Self))
            .Add<PoolUpdateDestroy>((call, context) => UpdateOperation.Destroy(context, call.Self))
            .Add<PoolUpdateAttach>(Attach)
            .Add<PoolUpdateDetach>((call, context) => context.Changes.Find(call.Self) is null
                ? DecisionContext.HandleInvalid(call.Self)
                : Decision.Done)
            .Add<PoolUpdateResyncHost>(Resync);
        ends
            .Add(OperationKind.UpdateIntroduce, UpdateOperation.EndIntroduce)
            .Add(OperationKind.UpdatePrecheck, UpdateOperation.EndPrecheck)
            .Add(OperationKind.UpdateApply, UpdateOperation.EndApply);
    }

    private static Decision Attach(PoolUpdateAttach call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Self, out PoolUpdateRecord? update))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (changes.Find(update.Vdi) is null)
        {
            return new XenError(ErrorCode.CannotFindUpdate);
        }
        string? coordinator = changes.Find(Pools.Coordinator(changes))?.Address;
        string address = call.UseLocalhostProxy ? "127.0.0.1:8000" : coordinator ?? "";
        return Decision.With($"http://{address}/update/{update.Uuid}");
    }

    /// <summary>Updates that are no longer known are no longer said to be on the host.</summary>
    private static Decision Resync(PoolUpdateResyncHost call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Host, out HostRecord? host))
        {
            return DecisionContext.HandleInvalid(call.Host);
        }
        context.Changes.Set(call.Host, host with
        {
            Updates = Known(context.Changes, host.Updates),
            UpdatesRequiringReboot = Known(context.Changes, host.UpdatesRequiringReboot),
        });
        return Decision.Done;
    }

    private static RefSet<PoolUpdateRecord> Known(Changes changes, RefSet<PoolUpdateRecord> updates)
    {
        Ref<PoolUpdateRecord>[] known = [.. changes.All(updates).Select(update => update.Reference)];
        return known.Length == updates.Count ? updates : RefSet<PoolUpdateRecord>.Of(known);
    }
}
