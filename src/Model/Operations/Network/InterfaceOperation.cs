using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Network;

/// <summary>
/// Work on a host's interfaces, one after the other on each host. What was created for it goes again when it fails;
/// what is to go with it goes when it is done.
/// </summary>
internal static class InterfaceOperation
{
    /// <summary>Argument with what the task will say.</summary>
    public const string ResultKey = "result";

    private const string CreatedKey = "created";
    private const string DeletedKey = "deleted";

    /// <summary>An operation that takes interfaces down and brings others up.</summary>
    public static OperationDraft Draft(
        DecisionContext context,
        string kind,
        ObjectRef lane,
        IReadOnlyList<Ref<PIFRecord>> down,
        IReadOnlyList<Ref<PIFRecord>> up) =>
        new OperationDraft(context, kind, lane).With(InterfacePlan.Of(context.Changes, down, up));

    /// <summary>What the task will say.</summary>
    public static OperationDraft Resulting(this OperationDraft draft, ObjectRef result) =>
        draft.With(ResultKey, result);

    /// <summary>Objects that are there only if the work is done.</summary>
    public static OperationDraft Creating(this OperationDraft draft, params IEnumerable<ObjectRef> created) =>
        draft.With(CreatedKey, string.Join(' ', created));

    /// <summary>Objects that go when the work is done.</summary>
    public static OperationDraft Deleting(this OperationDraft draft, params IEnumerable<ObjectRef> deleted) =>
        draft.With(DeletedKey, string.Join(' ', deleted));

    /// <summary>Applies the end.</summary>
    public static void End(OperationEnding ending)
    {
        if (ending.Error is not null)
        {
            Delete(ending, CreatedKey);
            return;
        }
        InterfaceReport.Apply(ending);
        Delete(ending, DeletedKey);
        ending.Result = ending.Argument(ResultKey) is { Length: > 0 } result ? result : null;
    }

    private static void Delete(OperationEnding ending, string key)
    {
        foreach (string text in ending.Argument(key).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (ObjectRef.TryParse(text, out ObjectRef reference))
            {
                ending.Changes.Delete(reference);
            }
        }
    }
}
