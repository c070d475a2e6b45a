using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// Ends a task that nobody works on and that its maker left pending for too long. The server's own call.
/// </summary>
/// <param name="Task">The task.</param>
public sealed record AbandonTask(Ref<TaskRecord> Task) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "task.abandon";
}
