using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Operations;

/// <summary>
/// The outcome of an operation, reported by the backend. A second outcome for the same operation is ignored.
/// </summary>
/// <param name="Operation">The operation.</param>
/// <param name="Error">Why it failed; null when it was done.</param>
/// <param name="Facts">What was found out: for instance a domain's number.</param>
public sealed record OperationFinished(
    Ref<OperationRecord> Operation, XenError? Error, XenMap<string, string> Facts) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "operation.finished";
}
