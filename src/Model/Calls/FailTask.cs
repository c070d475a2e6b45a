using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// Fails a client's pending task because the request that was to work for it was refused. A task that something works
/// for is left alone, so that nobody can end the work of others with a request of no credentials. The server's own
/// call.
/// </summary>
/// <param name="Task">The task.</param>
/// <param name="Error">Why.</param>
public sealed record FailTask(Ref<TaskRecord> Task, XenError Error) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "task.fail";
}
