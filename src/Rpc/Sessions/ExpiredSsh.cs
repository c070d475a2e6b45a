using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Sessions;

/// <summary>Closes SSH on hosts where it was to be open for some time only.</summary>
internal sealed class ExpiredSsh(ICallSink sink, TimeProvider clock)
{
    /// <summary>One pass over all hosts.</summary>
    public async Task CloseAsync()
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach ((Ref<HostRecord> host, HostRecord record) in sink.View.All<HostRecord>().ToArray())
        {
            if (record.SshEnabled && record.SshExpiry > DateTimeOffset.UnixEpoch && record.SshExpiry <= now)
            {
                await sink.SubmitAsync(new HostDisableSsh(host), CallContext.Server).ConfigureAwait(false);
            }
        }
    }
}
