using Xen.Model.Classes;
using Xen.Model.Operations.Storage;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Upkeep;

/// <summary>Has those repositories looked through that ask for it.</summary>
internal sealed class RepositoryScans(ICallSink sink)
{
    /// <summary>Begins a scan of each that asks.</summary>
    public async Task RunAsync()
    {
        foreach ((Ref<SRRecord> sr, SRRecord record) in sink.View.All<SRRecord>().ToArray())
        {
            if (AutoScan.IsWanted(record))
            {
                CallOutcome outcome = await sink.SubmitAsync(new SRScan(sr), CallContext.Server)
                    .ConfigureAwait(false);
                if (outcome.IsPending)
                {
                    // Nobody waits for this task: it goes as soon as it has ended.
                    await sink.SubmitAsync(new TaskDestroy(outcome.Task), CallContext.Server).ConfigureAwait(false);
                }
            }
        }
    }
}
