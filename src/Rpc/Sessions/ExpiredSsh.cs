using Xen.Model.Calls;
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
        bool isDue = sink.View.All<HostRecord>().Any(host => host.Record.SshEnabled
            && host.Record.SshExpiry > DateTimeOffset.UnixEpoch && host.Record.SshExpiry <= now);
        if (isDue)
        {
            await sink.SubmitAsync(new CloseSecureShells(), CallContext.Server).ConfigureAwait(false);
        }
    }
}
