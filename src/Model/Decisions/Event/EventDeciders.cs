using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Event;

/// <summary>Events that clients ask for.</summary>
internal static class EventDeciders
{
    public static void Register(DeciderTable table) => table.Add<EventInject>(Inject);

    /// <summary>
    /// Answers with the token before the event, so that reading on from it is certain to find the event.
    /// </summary>
    private static Decision Inject(EventInject call, DecisionContext context)
    {
        if (DataModel.ClassNamed(call.Class) is not { IsInternal: false } type
            || !ObjectRef.TryParse(call.Ref, out ObjectRef reference)
            || context.Changes.Find(reference) is not { } record
            || record.Class != type)
        {
            return new XenError(ErrorCode.HandleInvalid, call.Class, call.Ref);
        }
        context.Changes.Touch(reference);
        return Decision.With(EventToken.Of(context.Head));
    }
}
