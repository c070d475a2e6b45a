using System.Text;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Projections.Roles;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Sessions;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Handlers;

/// <summary>
/// Lets requests in that are no calls. In this order count: the local socket, a session (cookie, else query), the
/// secret of the pool, and name with password, for which a session is begun and ended around the request. The task that
/// a refused request names fails. Thread-safe.
/// </summary>
internal sealed class HttpGate(
    SessionGate sessions, LoginService logins, SessionBook book, AuditTrail trail, HandlerTasks tasks)
{
    private const string BasicScheme = "Basic ";

    /// <summary>
    /// Lets a request in; null when it was refused and answered: 401 without valid credentials, 403 without permission.
    /// </summary>
    /// <param name="exchange">The request.</param>
    /// <param name="action">One of <see cref="HttpActions"/>.</param>
    public async Task<HttpPass?> EnterAsync(HttpExchange exchange, string action)
    {
        string permission = HttpActions.PermissionOf(action);
        HttpPass? pass = await IdentifyAsync(exchange, permission).ConfigureAwait(false);
        if (pass is null)
        {
            if (!exchange.HasBegun)
            {
                await RefuseAsync(exchange, action, permission).ConfigureAwait(false);
            }
            return null;
        }
        if (pass.Has(permission))
        {
            return pass;
        }
        XenError denied = Permissions.Denied(permission, HttpActions.All[action]);
        trail.Note(pass.ContextOf(permission), permission, denied);
        await tasks.FailGivenAsync(exchange, pass.ContextOf(permission), denied).ConfigureAwait(false);
        await pass.DisposeAsync().ConfigureAwait(false);
        await exchange.AnswerAsync(403).ConfigureAwait(false);
        return null;
    }

    private async Task RefuseAsync(HttpExchange exchange, string action, string permission)
    {
        var nobody = new CallContext { Origin = exchange.Caller.Origin, Method = permission };
        await tasks.FailGivenAsync(
            exchange, nobody, new XenError(ErrorCode.SessionAuthenticationFailed, "", "Authentication failure"))
            .ConfigureAwait(false);
        await exchange.AnswerAsync(401, ("WWW-Authenticate", $"Basic realm=\"{action}\"")).ConfigureAwait(false);
    }

    private async Task<HttpPass?> IdentifyAsync(HttpExchange exchange, string permission)
    {
        RpcCaller caller = exchange.Caller;
        if (caller.IsLocal)
        {
            return Root(caller);
        }
        string session = exchange.Parameter("session_id");
        if (session.Length > 0)
        {
            return sessions.Check(session, out Ref<SessionRecord> reference, out SessionRecord? record) is null
                ? new HttpPass(caller, reference, record!, null)
                : null;
        }
        string secret = exchange.Parameter("pool_secret");
        if (secret.Length > 0)
        {
            return logins.IsPoolSecret(secret) ? Root(caller) : null;
        }
        string header = exchange.Header("Authorization");
        if (header.Length > 0 && !header.StartsWith(BasicScheme, StringComparison.OrdinalIgnoreCase))
        {
            await exchange.AnswerAsync(500).ConfigureAwait(false);
            return null;
        }
        return Basic(header) is { } credentials
            ? await LoginAsync(caller, permission, credentials).ConfigureAwait(false)
            : null;
    }

    private async Task<HttpPass?> LoginAsync(
        RpcCaller caller, string permission, (string Name, string Password) credentials)
    {
        var context = new CallContext { Origin = caller.Origin, Method = permission };
        CallOutcome outcome = await logins.BeginAsync(
            caller, context, permission, credentials, $"{caller.UserAgent} using Basic auth").ConfigureAwait(false);
        if (outcome.Error is not null || outcome.Result is not Ref<SessionRecord> session
            || sessions.Check(session.ToString(), out _, out SessionRecord? record) is not null)
        {
            return null;
        }
        return new HttpPass(
            caller, session, record!,
            async () => await book.EndAsync(session, CallContext.Server).ConfigureAwait(false));
    }

    private static HttpPass Root(RpcCaller caller) => new(
        caller, default, new SessionRecord { IsLocalSuperuser = true, AuthUserName = LoginService.Root }, null);

    private static (string Name, string Password)? Basic(string header)
    {
        byte[] bytes = new byte[header.Length];
        if (header.Length == 0
            || !Convert.TryFromBase64String(header[BasicScheme.Length..].Trim(), bytes, out int length))
        {
            return null;
        }
        string text = Encoding.UTF8.GetString(bytes, 0, length);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : (text[..colon], text[(colon + 1)..]);
    }
}
