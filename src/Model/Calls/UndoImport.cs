using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// Removes what <see cref="ImportObjects"/> made, last first. The server's own call; it answers with the disks that
/// were made for the import and are still there: erasing them is work on the machine.
/// </summary>
/// <param name="Operation">The work that failed.</param>
public sealed record UndoImport(Ref<OperationRecord> Operation) : Call<RefSet<VDIRecord>>
{
    /// <inheritdoc/>
    public override string WireName => "import.undo";
}
