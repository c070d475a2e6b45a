using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Operations.Waiting;

/// <summary>
/// Something that stood in the way may be over: what waits is decided once more. The server's own call; it changes
/// nothing when there is still a reason to wait.
/// </summary>
/// <param name="Id">What waits, see <see cref="WaitingCalls"/> and <see cref="GroupOperation"/>.</param>
internal sealed record RetryWaiting(Ref<OperationRecord> Id) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "call.retry";
}
