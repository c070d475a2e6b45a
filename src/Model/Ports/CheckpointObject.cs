using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Ports;

/// <summary>One object in a checkpoint.</summary>
/// <param name="Reference">Its handle.</param>
/// <param name="Record">Its state, derived sets included.</param>
/// <param name="CreatedAt">The event that created it.</param>
/// <param name="ModifiedAt">The event that brought this state.</param>
public readonly record struct CheckpointObject(
    ObjectRef Reference, XenRecord Record, EventId CreatedAt, EventId ModifiedAt);
