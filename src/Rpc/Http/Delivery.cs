using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Xen.Model.Rpc.Http;

/// <summary>Finds out whether a reply went out, as far as a server can know.</summary>
internal static class Delivery
{
    /// <summary>
    /// Writes with the given function. False when the connection had broken before, or broke while the client was
    /// behind in reading; what the system has taken on counts as delivered.
    /// </summary>
    public static async ValueTask<bool> TryAsync(HttpContext context, Func<ValueTask<FlushResult>> write)
    {
        // On a broken connection writing does not fail, it goes nowhere. Afterwards this signal says nothing any
        // more: it is silenced as soon as all bytes are there, as clients may hang up once they have them.
        if (context.RequestAborted.IsCancellationRequested)
        {
            return false;
        }
        ValueTask<FlushResult> writing = write();
        // A reply that was taken at once is with the system. Looking at the connection then would only find out
        // that clients hang up once they have what they came for, and give them the same events again.
        bool isTaken = writing.IsCompleted;
        await writing.ConfigureAwait(false);
        return isTaken || await IsUpAsync(context).ConfigureAwait(false);
    }

    /// <summary>
    /// Nothing is left to flush; the answer tells whether anybody still reads at the other end of the pipe.
    /// </summary>
    private static async ValueTask<bool> IsUpAsync(HttpContext context)
    {
        if (context.Features.Get<IConnectionTransportFeature>() is not { } connection)
        {
            return !context.RequestAborted.IsCancellationRequested;
        }
        FlushResult state = await connection.Transport.Output.FlushAsync().ConfigureAwait(false);
        return !state.IsCompleted && !state.IsCanceled;
    }
}
