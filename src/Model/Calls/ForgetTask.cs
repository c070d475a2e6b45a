using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>Removes the ended task of a synchronous call that has been answered. The server's own call.</summary>
/// <param name="Task">The task.</param>
public sealed record ForgetTask(Ref<TaskRecord> Task) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "task.forget";
}
