using System.Collections.Immutable;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// Makes the objects of an import, all or none, for work that has begun with <see cref="BeginTransfer"/>. What it made
/// is noted with that work, so that <see cref="UndoImport"/> can take it back. The server's own call; it answers with
/// the VMs, snapshots left out unless there is nothing else.
/// </summary>
/// <param name="Operation">The work.</param>
/// <param name="Objects">What was exported. References among them are the ids that they have here.</param>
/// <param name="Settings">What the client wants.</param>
public sealed record ImportObjects(
    Ref<OperationRecord> Operation, ImmutableArray<ImportedObject> Objects, ImportSettings Settings)
    : Call<RefSet<VMRecord>>
{
    /// <inheritdoc/>
    public override string WireName => "import.objects";
}
