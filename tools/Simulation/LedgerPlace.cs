using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Simulation;

/// <summary>Where a client wrote something.</summary>
/// <param name="Self">The object.</param>
/// <param name="Field">The field; null for the object's existence.</param>
/// <param name="Key">The key in a map; empty for the whole field.</param>
public readonly record struct LedgerPlace(ObjectRef Self, Field? Field, string Key);
