using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;

namespace Xen.Model.Ports;

/// <summary>The engine as backends and adapters see it. Thread-safe.</summary>
public interface ICallSink
{
    /// <summary>
    /// Has a call decided. Ends when its outcome is durable and visible; fails when the engine has stopped, or is
    /// overloaded (see the implementation's limits).
    /// </summary>
    ValueTask<CallOutcome> SubmitAsync(Call call, CallContext context);

    /// <summary>The newest state that clients may see.</summary>
    RecordView View { get; }
}
