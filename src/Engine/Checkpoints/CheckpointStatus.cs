using Xen.Model.Primitives;

namespace Xen.Model.Engine.Checkpoints;

/// <summary>How the checkpoints of a model are doing. Immutable.</summary>
/// <param name="Newest">The event of the newest good checkpoint: the recovery horizon; none without one.</param>
/// <param name="Oldest">The event of the oldest checkpoint kept; none without one.</param>
/// <param name="Taken">Checkpoints taken since the model was opened.</param>
/// <param name="Failure">
/// Why the last attempt failed; null when it did not. The model goes on without; the log only grows.
/// </param>
public sealed record CheckpointStatus(EventId Newest, EventId Oldest, int Taken, Exception? Failure);
