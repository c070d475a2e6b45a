using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Simulation;

/// <summary>A call that a client makes.</summary>
/// <param name="Call">The call.</param>
/// <param name="Context">Who makes it.</param>
/// <param name="Note">What the client remembers when it is accepted; null for nothing.</param>
internal sealed record SimCall(Call Call, CallContext Context, Action<CallOutcome>? Note = null);
