using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Accounts;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Sessions;

/// <summary>
/// Asks again whether people may still be here: a session ends when the account is gone or disabled, or no subject lets
/// the person in any more. Roles are another matter: they count from the next login.
/// </summary>
internal sealed class Revalidation(ICallSink sink, DirectoryLogin? directory, SessionBook book, TimeProvider clock)
{
    /// <summary>How old <c>validation_time</c> may get before it is refreshed.</summary>
    public static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(30);

    /// <summary>One pass over all sessions; none while the directory cannot be read.</summary>
    public async Task RunAsync()
    {
        try
        {
            if (directory is not null)
            {
                await RunAsync(directory).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            // Nobody is thrown out because of that; who logs in is told.
        }
    }

    private async Task RunAsync(DirectoryLogin accounts)
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach ((Ref<SessionRecord> session, SessionRecord record) in sink.View.All<SessionRecord>()
            .Where(session => session.Record is { IsLocalSuperuser: false, Pool: false, ClientCertificate: false })
            .ToArray())
        {
            if (!accounts.IsStillAdmitted(record))
            {
                await book.EndAsync(session, CallContext.Server).ConfigureAwait(false);
            }
            else if (now - record.ValidationTime > NotedEvery)
            {
                await sink.SubmitAsync(new TouchSession(session, IsValidated: true), CallContext.Server)
                    .ConfigureAwait(false);
            }
        }
    }
}
