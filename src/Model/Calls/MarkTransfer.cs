using System.Collections.Immutable;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>
/// Claims objects for work that has begun: checks whether each may be used so now, and shows it in their
/// <c>current_operations</c> until the work ends. All of them or none. The server's own call.
/// </summary>
/// <param name="Operation">The work, from <see cref="BeginTransfer"/>.</param>
/// <param name="Marks">What is used, and how.</param>
public sealed record MarkTransfer(Ref<OperationRecord> Operation, ImmutableArray<TransferMark> Marks) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "transfer.mark";
}

/// <summary>One object that a transfer uses.</summary>
/// <param name="Object">A VM, VDI or SR.</param>
/// <param name="Doing">A member of the enum that the class has in its <c>current_operations</c>.</param>
public readonly record struct TransferMark(ObjectRef Object, Enum Doing);
