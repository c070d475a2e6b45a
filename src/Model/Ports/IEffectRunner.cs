using Xen.Model.Classes;
using Xen.Model.Operations;
using Xen.Model.Primitives;

namespace Xen.Model.Ports;

/// <summary>
/// Does what operations intend. Called in the order of the log, only for intents that are durable. Must return at once;
/// the end of the work is submitted as <see cref="OperationFinished"/>.
/// </summary>
public interface IEffectRunner
{
    /// <summary>Takes on an intent.</summary>
    /// <param name="id">The operation; the key under which the work is done at most once.</param>
    /// <param name="operation">What is to be done.</param>
    /// <param name="recovered">True when the intent was found at start-up: it may have been carried out
    /// already.</param>
    void Start(Ref<OperationRecord> id, OperationRecord operation, bool recovered);

    /// <summary>Asks to give up an operation that was taken on. Its end still comes, one way or the other.</summary>
    void Cancel(Ref<OperationRecord> id);
}
