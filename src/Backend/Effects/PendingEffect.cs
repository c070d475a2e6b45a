using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Effects;

/// <summary>An effect on its way through its lane.</summary>
internal sealed class PendingEffect(Ref<OperationRecord> id, OperationRecord operation, bool isRecovered)
{
    public Ref<OperationRecord> Id { get; } = id;

    public OperationRecord Operation { get; } = operation;

    /// <summary>True when it may have been carried out before this process began.</summary>
    public bool IsRecovered { get; } = isRecovered;

    /// <summary>Set when somebody asked to give it up.</summary>
    public CancellationTokenSource GivingUp { get; } = new();
}
