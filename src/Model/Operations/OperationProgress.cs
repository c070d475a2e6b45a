using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Operations;

/// <summary>How far an operation has come, reported by the backend.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Fraction">From 0 to 1.</param>
public sealed record OperationProgress(Ref<OperationRecord> Operation, double Fraction) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "operation.progress";
}
