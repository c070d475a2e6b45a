using System.Text;
using Microsoft.AspNetCore.Http;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Projections.Roles;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Sessions;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Http;

/// <summary>
/// Lets requests in that are no calls. In this order count: the local socket, a session (cookie, else query), the
/// secret of the pool, and name with password, for which a session is begun and ended around the request. Thread-safe.
/// </summary>
internal sealed class HttpGate(SessionGate sessions, LoginService logins, SessionBook book, AuditTrail trail)
{
    private const string BasicScheme = "Basic ";

    /// <summary>
    /// Lets a request in; null when it was refused and answered: 401 without valid credentials, 403 without permission.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="action">One of <see cref="HttpActions"/>.</param>
    public async Task<HttpPass?> EnterAsync(HttpContext context, string action)
    {
        HttpPass? pass = await IdentifyAsync(context, action).ConfigureAwait(false);
        if (pass is null)
        {
            context.Response.Headers.WWWAuthenticate = $"Basic realm=\"{action}\"";
            await HttpPages.UnauthorisedAsync(context).ConfigureAwait(false);
            return null;
        }
        string permission = HttpActions.PermissionOf(action);
        if (Permissions.Has(pass.Record, permission))
        {
            return pass;
        }
        trail.Note(
            ContextOf(new HttpCaller(context), pass, permission), permission,
            Permissions.Denied(permission, HttpActions.All[action]));
        await pass.DisposeAsync().ConfigureAwait(false);
        await HttpPages.ForbiddenAsync(context).ConfigureAwait(false);
        return null;
    }

    private async Task<HttpPass?> IdentifyAsync(HttpContext context, string action)
    {
        var caller = new HttpCaller(context);
        if (caller.IsLocal)
        {
            return Root();
        }
        string session = Parameter(context, "session_id");
        if (session.Length > 0)
        {
            return sessions.Check(session, out Ref<SessionRecord> reference, out SessionRecord? record) is null
                ? new HttpPass(reference, record!, null)
                : null;
        }
        string secret = Parameter(context, "pool_secret");
        if (secret.Length > 0)
        {
            return logins.IsPoolSecret(secret) ? Root() : null;
        }
        return Basic(context.Request.Headers.Authorization.ToString()) is { } credentials
            ? await LoginAsync(caller, action, credentials).ConfigureAwait(false)
            : null;
    }

    private async Task<HttpPass?> LoginAsync(
        HttpCaller caller, string action, (string Name, string Password) credentials)
    {
        var context = new CallContext { Origin = caller.Origin, Method = HttpActions.PermissionOf(action) };
        CallOutcome outcome = await logins.BeginAsync(
            caller, context, HttpActions.PermissionOf(action), credentials, $"{caller.UserAgent} using Basic auth")
            .ConfigureAwait(false);
        if (outcome.Error is not null || outcome.Result is not Ref<SessionRecord> session
            || sessions.Check(session.ToString(), out _, out SessionRecord? record) is not null)
        {
            return null;
        }
        return new HttpPass(
            session, record!, async () => await book.EndAsync(session, CallContext.Server).ConfigureAwait(false));
    }

    private static CallContext ContextOf(HttpCaller caller, HttpPass pass, string method) => new()
    {
        Session = pass.Session,
        UserName = pass.Record.AuthUserName,
        UserSid = pass.Record.AuthUserSid,
        Origin = caller.Origin,
        TrackId = TrackId.Of(pass.Session),
        Method = method,
    };

    private static HttpPass Root() =>
        new(default, new SessionRecord { IsLocalSuperuser = true, AuthUserName = LoginService.Root }, null);

    private static string Parameter(HttpContext context, string name) =>
        context.Request.Cookies[name] is { Length: > 0 } cookie ? cookie : context.Request.Query[name].ToString();

    private static (string Name, string Password)? Basic(string header)
    {
        byte[] bytes = new byte[header.Length];
        if (!header.StartsWith(BasicScheme, StringComparison.OrdinalIgnoreCase)
            || !Convert.TryFromBase64String(header[BasicScheme.Length..].Trim(), bytes, out int length))
        {
            return null;
        }
        string text = Encoding.UTF8.GetString(bytes, 0, length);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : (text[..colon], text[(colon + 1)..]);
    }
}
