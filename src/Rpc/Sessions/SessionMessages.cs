using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Sessions;

/// <summary>The messages of the session class that are more than a look at a record. Thread-safe.</summary>
internal sealed class SessionMessages(
    ICallSink sink,
    LoginService logins,
    SessionBook book,
    PasswordStore passwords,
    SessionPolicy policy,
    AuditTrail trail)
{
    /// <summary>What carries out a message; null when it is none of these.</summary>
    public CallHandler? HandlerOf(string name) => name switch
    {
        "session.login_with_password" => logins.LoginAsync,
        "session.slave_local_login_with_password" => logins.LocalLoginAsync,
        "session.slave_login" => logins.HostLoginAsync,
        "session.slave_local_login" => logins.LocalHostLoginAsync,
        "session.logout" or "session.local_logout" => LogoutAsync,
        "session.change_password" => ChangePasswordAsync,
        "session.logout_subject_identifier" => LogoutSubjectAsync,
        _ => null,
    };

    private async ValueTask<Answer> LogoutAsync(Invocation invocation)
    {
        CallOutcome outcome = await book.EndAsync(invocation.Session, invocation.Context()).ConfigureAwait(false);
        return outcome.Error is { } error ? error : Answer.Void;
    }

    /// <summary>The password is not part of the state, so nothing but a note tells of its change.</summary>
    private async ValueTask<Answer> ChangePasswordAsync(Invocation invocation)
    {
        XenError? refusal = await PasswordRefusalAsync(invocation).ConfigureAwait(false);
        trail.Note(invocation.Context(), invocation.Method.Name, refusal);
        return refusal is null ? Answer.Void : refusal;
    }

    private async ValueTask<XenError?> PasswordRefusalAsync(Invocation invocation)
    {
        if (invocation.SessionRecord is not { IsLocalSuperuser: true })
        {
            return new XenError(ErrorCode.UserIsNotLocalSuperuser, "Only local root can change the password");
        }
        var call = (SessionChangePassword)invocation.Call;
        if (policy.ChecksOldPassword
            && await passwords.VerifyAsync(call.OldPwd).ConfigureAwait(false) is not true)
        {
            return new XenError(ErrorCode.ChangePasswordRejected, "the old password is wrong");
        }
        try
        {
            string? refusal = await passwords.ChangeAsync(call.NewPwd).ConfigureAwait(false);
            return refusal is null ? null : new XenError(ErrorCode.ChangePasswordRejected, refusal);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new XenError(ErrorCode.ChangePasswordRejected, failure.Message);
        }
    }

    /// <summary>
    /// Ends the sessions of a user, or of all whom a subject let in. Never those of root, nor the caller's own.
    /// </summary>
    private async ValueTask<Answer> LogoutSubjectAsync(Invocation invocation)
    {
        string identifier = ((SessionLogoutSubjectIdentifier)invocation.Call).SubjectIdentifier;
        foreach ((Ref<SessionRecord> session, SessionRecord record) in sink.View.All<SessionRecord>().ToArray())
        {
            if (session != invocation.Session && IsOf(record, identifier))
            {
                await book.EndAsync(session, invocation.Context()).ConfigureAwait(false);
            }
        }
        return Answer.Void;
    }

    private bool IsOf(SessionRecord session, string identifier) =>
        !session.IsLocalSuperuser && identifier.Length > 0
        && (session.AuthUserSid == identifier
            || sink.View.Find(session.Subject)?.SubjectIdentifier == identifier);
}
