using System.Security.Cryptography;
using System.Text;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Accounts;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Sessions;

/// <summary>Checks credentials. Thread-safe.</summary>
/// <param name="passwords">The password of local root.</param>
/// <param name="directory">Everybody else; null where there is nobody else.</param>
/// <param name="poolSecret">What hosts of the pool know; null where there is no such thing.</param>
/// <param name="throttle">Slows down whoever guesses.</param>
/// <param name="book">Begins sessions.</param>
/// <param name="trail">Where refused logins are noted.</param>
internal sealed class LoginService(
    PasswordStore passwords,
    DirectoryLogin? directory,
    string? poolSecret,
    LoginThrottle throttle,
    SessionBook book,
    AuditTrail trail)
{
    /// <summary>Longest user name and originator that are kept; the rest is cut.</summary>
    public const int NameLengthMax = 256;

    /// <summary>The only account that needs no directory.</summary>
    public const string Root = "root";

    private const string PoolName = "pool";

    /// <summary><c>session.login_with_password</c>.</summary>
    public ValueTask<Answer> LoginAsync(Invocation invocation)
    {
        var call = (SessionLoginWithPassword)invocation.Call;
        string originator = call.Originator.Length > 0 ? call.Originator : invocation.Caller.Originator;
        return LoginAsync(invocation, call.Uname, call.Pwd, originator);
    }

    /// <summary>
    /// <c>session.slave_local_login_with_password</c>. There is one kind of session: as the state is local, it is there
    /// whenever the server is.
    /// </summary>
    public ValueTask<Answer> LocalLoginAsync(Invocation invocation)
    {
        var call = (SessionSlaveLocalLoginWithPassword)invocation.Call;
        return LoginAsync(invocation, call.Uname, call.Pwd, invocation.Caller.Originator);
    }

    /// <summary><c>session.slave_login</c>: a host of the pool shows the secret that all of them know.</summary>
    public ValueTask<Answer> HostLoginAsync(Invocation invocation) =>
        HostLoginAsync(invocation, ((SessionSlaveLogin)invocation.Call).Psecret);

    /// <summary><c>session.slave_local_login</c>.</summary>
    public ValueTask<Answer> LocalHostLoginAsync(Invocation invocation) =>
        HostLoginAsync(invocation, ((SessionSlaveLocalLogin)invocation.Call).Psecret);

    /// <summary>True for the secret of the pool.</summary>
    public bool IsPoolSecret(string secret) => poolSecret is not null && CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(poolSecret));

    /// <summary>Checks name and password and begins a session, or says why not.</summary>
    /// <param name="caller">Where the attempt comes from.</param>
    /// <param name="context">What is recorded about it.</param>
    /// <param name="method">The message or handler that wants it.</param>
    /// <param name="credentials">Name and password.</param>
    /// <param name="originator">What the client program calls itself.</param>
    public async ValueTask<CallOutcome> BeginAsync(
        RpcCaller caller,
        CallContext context,
        string method,
        (string Name, string Password) credentials,
        string originator)
    {
        string name = Cut(credentials.Name);
        context = context with { UserName = name };
        // Who can open the local socket is root already, whatever name and password come along.
        SessionRecord? session = caller.IsLocal ? RootSession(name) : null;
        if (session is null)
        {
            (XenError? refusal, session) = await AdmitAsync(caller, credentials.Name, credentials.Password)
                .ConfigureAwait(false);
            if (refusal is not null)
            {
                trail.Note(context, method, new XenError(refusal.Code, name, refusal.Parameters[^1]));
                return new CallOutcome(refusal, null, default, false, default);
            }
        }
        return await book.OpenAsync(session! with { Originator = Cut(originator) }, context).ConfigureAwait(false);
    }

    private async ValueTask<Answer> LoginAsync(Invocation invocation, string name, string password, string originator)
    {
        CallOutcome outcome = await BeginAsync(
            invocation.Caller, invocation.Context(), invocation.Method.Name, (name, password), originator)
            .ConfigureAwait(false);
        return outcome.Error is { } error ? error : Answer.Text(outcome.Result!.ToString()!);
    }

    private async ValueTask<Answer> HostLoginAsync(Invocation invocation, string secret)
    {
        RpcCaller caller = invocation.Caller;
        CallContext context = invocation.Context() with { UserName = PoolName };
        XenError? refusal = await throttle.EnterAsync(caller.Source, caller.Aborted).ConfigureAwait(false)
            ? IsPoolSecret(secret) ? null : Failed(PoolName, "The pool secret is wrong")
            : Failed(PoolName, "Too many failed logins; try again later");
        if (refusal is not null)
        {
            throttle.Failed(caller.Source);
            trail.Note(context, invocation.Method.Name, refusal);
            return refusal;
        }
        throttle.Succeeded(caller.Source);
        CallOutcome outcome = await book.OpenAsync(
            new SessionRecord { Pool = true, IsLocalSuperuser = true }, context).ConfigureAwait(false);
        return outcome.Error is { } error ? error : Answer.Text(outcome.Result!.ToString()!);
    }

    private async ValueTask<(XenError? Refusal, SessionRecord? Session)> AdmitAsync(
        RpcCaller caller, string name, string password)
    {
        if (!await throttle.EnterAsync(caller.Source, caller.Aborted).ConfigureAwait(false))
        {
            return (Failed(name, "Too many failed logins; try again later"), null);
        }
        bool isDirectorys = name != Root && directory is { IsConfigured: true };
        // The password is looked at also for names that do not exist, so that the time does not tell which do.
        bool? right = isDirectorys
            ? await directory!.VerifyAsync(name, password).ConfigureAwait(false)
            : await passwords.VerifyAsync(password).ConfigureAwait(false);
        if (right is null)
        {
            return (Failed(name, "Too many logins at once; try again later"), null);
        }
        SessionRecord? session = null;
        XenError? refusal = !right.Value || (!isDirectorys && name != Root)
            ? Failed(name, "Authentication failure")
            : isDirectorys ? directory!.Admit(name, out session) : null;
        if (refusal is not null)
        {
            throttle.Failed(caller.Source);
            return (refusal, null);
        }
        throttle.Succeeded(caller.Source);
        return (null, session ?? RootSession(Root));
    }

    private static SessionRecord RootSession(string name) => new() { IsLocalSuperuser = true, AuthUserName = name };

    private static XenError Failed(string name, string text) =>
        new(ErrorCode.SessionAuthenticationFailed, name, text);

    /// <summary>What can be written down of a text: not too much, and no halves of characters.</summary>
    private static string Cut(string text)
    {
        string cut = text.Length > NameLengthMax ? text[..NameLengthMax] : text;
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut));
    }
}
