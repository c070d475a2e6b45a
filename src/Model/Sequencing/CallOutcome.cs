using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Sequencing;

/// <summary>What became of a call, once it is durable.</summary>
/// <param name="Error">Why it was refused; null when it was accepted.</param>
/// <param name="Result">The result, of the type that the call declares; null for none.</param>
/// <param name="Task">The task of the call; null when it needed none.</param>
/// <param name="IsPending">True when the task has not ended: the result will be in it.</param>
/// <param name="At">The log's head when the decision fell.</param>
public readonly record struct CallOutcome(
    XenError? Error, object? Result, Ref<TaskRecord> Task, bool IsPending, EventId At);
