using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Update;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Update;

/// <summary>
/// The messages of the older classes of patches. Each patch of a pool stands for an update, which does the work; the
/// errors keep the older names.
/// </summary>
internal static class PatchDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<PoolPatchApply>((call, context) => ForUpdate(
            context, call.Self, update => UpdateOperation.BeginApply(context, update, call.Host)))
        .Add<PoolPatchPoolApply>((call, context) => ForUpdate(
            context, call.Self, update => UpdateOperation.BeginPoolApply(context, update)))
        .Add<PoolPatchPrecheck>((call, context) => ForUpdate(
            context, call.Self, update => UpdateOperation.BeginPrecheck(context, update, call.Host)))
        .Add<PoolPatchPoolClean>((call, context) => ForUpdate(
            context, call.Self, update => UpdateOperation.Clean(context, update)))
        .Add<PoolPatchDestroy>((call, context) => ForUpdate(
            context, call.Self, update => UpdateOperation.Destroy(context, update)))
        // Hosts fetch an update when they need it, and keep no file that could be removed from one of them.
        .Add<PoolPatchClean>((call, context) => ForUpdate(context, call.Self, static _ => Decision.Done))
        .Add<PoolPatchCleanOnHost>((call, context) => context.Changes.Find(call.Host) is null
            ? DecisionContext.HandleInvalid(call.Host)
            : ForUpdate(context, call.Self, static _ => Decision.Done))
        .Add<HostPatchApply>((call, context) => context.Changes.Find(call.Self) is null
            ? DecisionContext.HandleInvalid(call.Self)
            : new XenError(ErrorCode.MessageDeprecated))
        .Add<HostPatchDestroy>(DestroyHostPatch);

    private static Decision ForUpdate(
        DecisionContext context, Ref<PoolPatchRecord> self, Func<Ref<PoolUpdateRecord>, Decision> decide)
    {
        if (!context.Changes.TryGet(self, out PoolPatchRecord? patch))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (context.Changes.Find(patch.PoolUpdate) is null)
        {
            return new XenError(ErrorCode.CannotFindPatch);
        }
        Decision decision = decide(patch.PoolUpdate);
        return decision.Error is { } error ? Named(error, self) : decision;
    }

    private static XenError Named(XenError error, Ref<PoolPatchRecord> self) => error.Code switch
    {
        ErrorCode.UpdateAlreadyApplied or ErrorCode.UpdateAlreadyAppliedInPool =>
            new XenError(ErrorCode.PatchAlreadyApplied, self.ToString()),
        ErrorCode.UpdateIsApplied => new XenError(ErrorCode.PatchIsApplied),
        ErrorCode.CannotFindUpdate => new XenError(ErrorCode.CannotFindPatch),
        _ => error,
    };

    /// <summary>Only the record of a patch that is not on the host goes.</summary>
    private static Decision DestroyHostPatch(HostPatchDestroy call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Self, out HostPatchRecord? patch))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (patch.Applied)
        {
            return new XenError(ErrorCode.PatchIsApplied);
        }
        context.Changes.Delete(call.Self);
        return Decision.Done;
    }
}
