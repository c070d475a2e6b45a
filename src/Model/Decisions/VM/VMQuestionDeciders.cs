using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.VM;

/// <summary>
/// Questions about what a VM could do that need the rules of the deciders. They change nothing; the other questions are
/// answered without the writer, by queries.
/// </summary>
internal static class VMQuestionDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<VMAssertOperationValid>((call, context) => Ask(
            context, call.Self, vm => VMRules.Check(context.Changes, call.Self, vm, call.Op)))
        // They are right after every commit: there is nothing to update.
        .Add<VMUpdateAllowedOperations>((call, context) => Ask(context, call.Self, _ => null))
        .Add<VMRetrieveWlbRecommendations>(Recommend);

    private static Decision Ask(DecisionContext context, Ref<VMRecord> self, Func<VMRecord, XenError?> check)
    {
        if (!context.Changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        return check(vm) is { } error ? error : Decision.Done;
    }

    /// <summary>Without a service that rates hosts there is only yes, or no with its reason.</summary>
    private static Decision Recommend(VMRetrieveWlbRecommendations call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.VM, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(call.VM);
        }
        return Decision.With(XenMap<Ref<HostRecord>, XenSet<string>>.Of(changes.All<HostRecord>()
            .Select(host => KeyValuePair.Create(
                host.Reference, Rating(Placement.Check(changes, call.VM, vm, host.Reference))))));
    }

    private static XenSet<string> Rating(XenError? error) =>
        error is null ? XenSet<string>.Of("WLB", "0.0", "") : XenSet<string>.Of([.. error.Description]);
}
