using Xen.Model.Log;
using Xen.Model.Projections.Indexes;
using Xen.Model.State;

namespace Xen.Model.Projections.History;

/// <summary>
/// What a running model keeps of the recent past in memory. Immutable; all parts belong to one model.
/// </summary>
/// <param name="Log">The newest events.</param>
/// <param name="Store">All objects.</param>
/// <param name="Indexes">Finds objects by uuid and name.</param>
public sealed record LiveState(EventLog Log, RecordStore Store, ObjectIndexes Indexes);
