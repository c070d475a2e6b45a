using Xen.Model.Classes;
using Xen.Model.Operations.Storage;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Crashdump;

/// <summary>What a guest left behind when it crashed.</summary>
internal static class CrashdumpDeciders
{
    public static void Register(DeciderTable table) => table.Add<CrashdumpDestroy>(Destroy);

    /// <summary>The dump goes with the disk that holds it, and alone when that is gone already.</summary>
    private static Decision Destroy(CrashdumpDestroy call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Self, out CrashdumpRecord? dump))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (context.Changes.Find(dump.VDI) is not null)
        {
            return VDIOperation.BeginDestroy(context, dump.VDI);
        }
        context.Changes.Delete(call.Self);
        return Decision.Done;
    }
}
