using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// Ends work that is driven by an HTTP request, its marks and its task. A second end is ignored. The server's own call.
/// </summary>
/// <param name="Operation">The work, from <see cref="BeginTransfer"/>.</param>
/// <param name="Error">Why it failed; null when it was done.</param>
/// <param name="Result">What the task says as the result, exactly; see TaskResult for the usual form.</param>
public sealed record EndTransfer(Ref<OperationRecord> Operation, XenError? Error, string Result) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "transfer.end";
}
