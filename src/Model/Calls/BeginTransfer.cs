using Xen.Model.Classes;
using Xen.Model.Operations;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// Begins work that is driven by an HTTP request: takes on the task that the client made for it, or makes one. The
/// task can be cancelled from then on; it ends with <see cref="EndTransfer"/>. The server's own call.
/// </summary>
/// <param name="Name">What the work is called in the log and, where the task is made here, in the task.</param>
/// <param name="Task">The client's task, which must be pending; null to make one.</param>
public sealed record BeginTransfer(string Name, Ref<TaskRecord> Task) : Call<Ref<OperationRecord>>
{
    /// <inheritdoc/>
    public override string WireName => OperationKind.TransferPrefix + Name;
}
