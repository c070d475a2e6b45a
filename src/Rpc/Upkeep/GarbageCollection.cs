using Xen.Model.Calls;
using Xen.Model.Operations.Garbage;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Upkeep;

/// <summary>
/// Has objects removed whose parents are gone. Looks beside the traffic; only what is found is decided upon.
/// </summary>
internal sealed class GarbageCollection(ICallSink sink)
{
    /// <summary>Looks once.</summary>
    public async Task RunAsync()
    {
        IReadOnlyList<ObjectRef> garbage = GarbageRules.Find(sink.View);
        if (garbage.Count > 0)
        {
            await sink.SubmitAsync(new CollectGarbage([.. garbage]), CallContext.Server).ConfigureAwait(false);
        }
    }
}
