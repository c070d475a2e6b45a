using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// Gives up what a transfer had claimed while its task goes on, for instance to have an operation done that claims it
/// again. The server's own call.
/// </summary>
/// <param name="Operation">The work, from <see cref="BeginTransfer"/>.</param>
public sealed record UnmarkTransfer(Ref<OperationRecord> Operation) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "transfer.unmark";
}
