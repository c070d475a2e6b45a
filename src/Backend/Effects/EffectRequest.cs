using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Backend.Effects;

/// <summary>One effect that is to be carried out.</summary>
/// <param name="Id">The operation: the key under which the work is done at most once.</param>
/// <param name="Operation">What is intended.</param>
/// <param name="View">The newest state of the model.</param>
/// <param name="Report">Tells how far the work has come, from 0 to 1. Ends when the model knows.</param>
public sealed record EffectRequest(
    Ref<OperationRecord> Id, OperationRecord Operation, Func<RecordView> View, Func<double, Task> Report)
{
    /// <summary>An argument of the intent; empty when it has none of the name.</summary>
    public string Argument(string key) => Operation.Arguments.GetOr(key, "");
}
