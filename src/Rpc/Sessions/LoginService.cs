using System.Text;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Sessions;

/// <summary>Checks credentials. Thread-safe.</summary>
internal sealed class LoginService(
    PasswordStore passwords, LoginThrottle throttle, SessionBook book, AuditTrail trail)
{
    /// <summary>Longest user name and originator that are kept; the rest is cut.</summary>
    public const int NameLengthMax = 256;

    private const string Root = "root";

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

    private async ValueTask<Answer> LoginAsync(Invocation invocation, string name, string password, string originator)
    {
        RpcCaller caller = invocation.Caller;
        // Who can open the local socket is root already, whatever name and password come along.
        if (!caller.IsLocal && await RefusalAsync(caller, name, password).ConfigureAwait(false) is { } refusal)
        {
            trail.Note(
                invocation.Context() with { UserName = Cut(name) },
                invocation.Method.Name,
                new XenError(refusal.Code, Cut(name), refusal.Parameters[^1]));
            return refusal;
        }
        var session = new SessionRecord
        {
            IsLocalSuperuser = true,
            AuthUserName = Cut(name),
            Originator = Cut(originator),
        };
        CallContext context = invocation.Context() with { UserName = Cut(name) };
        CallOutcome outcome = await book.OpenAsync(session, context).ConfigureAwait(false);
        return outcome.Error is { } error ? error : Answer.Text(outcome.Result!.ToString()!);
    }

    private async ValueTask<XenError?> RefusalAsync(RpcCaller caller, string name, string password)
    {
        if (!await throttle.EnterAsync(caller.Source, caller.Aborted).ConfigureAwait(false))
        {
            return Failed(name, "Too many failed logins; try again later");
        }
        // The password is looked at also for names that do not exist, so that the time does not tell which do.
        bool? right = await passwords.VerifyAsync(password).ConfigureAwait(false);
        if (right is null)
        {
            return Failed(name, "Too many logins at once; try again later");
        }
        if (right.Value && name == Root)
        {
            throttle.Succeeded(caller.Source);
            return null;
        }
        throttle.Failed(caller.Source);
        return Failed(name, "Authentication failure");
    }

    private static XenError Failed(string name, string text) =>
        new(ErrorCode.SessionAuthenticationFailed, name, text);

    /// <summary>What can be written down of a text: not too much, and no halves of characters.</summary>
    private static string Cut(string text)
    {
        string cut = text.Length > NameLengthMax ? text[..NameLengthMax] : text;
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut));
    }
}
