using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Rpc.Sessions;

namespace Xen.Model.Rpc.Accounts;

/// <summary>Logs in people whom the directory knows and a subject lets in. Thread-safe.</summary>
internal sealed class DirectoryLogin(UserDirectory directory, ICallSink sink)
{
    private const string Login = "session.login_with_password";

    /// <summary>True when other people than local root may exist.</summary>
    public bool IsConfigured => directory.IsConfigured;

    /// <summary>Tries name and password; null when too many attempts wait already.</summary>
    public ValueTask<bool?> VerifyAsync(string name, string password) => directory.VerifyAsync(name, password);

    /// <summary>
    /// The session of a person whose password was right, or why there is none: the account must be enabled, the person
    /// or one of the groups a subject of the pool, and that subject must have a role.
    /// </summary>
    public XenError? Admit(string name, out SessionRecord? session)
    {
        session = null;
        DirectoryContents? contents = directory.Contents;
        if (contents?.UserNamed(name) is not { } user)
        {
            return Unauthorized(name, "The user is no longer known");
        }
        if (user.IsDisabled)
        {
            return Unauthorized(name, "The account is disabled");
        }
        (Ref<SubjectRecord> Reference, SubjectRecord Record)[] subjects = SubjectsOf(user, contents);
        if (subjects.Length == 0)
        {
            return Unauthorized(name, "Neither the user nor a group of the user is a subject of the pool");
        }
        Role roles = Role.LocalRootOnly;
        Array.ForEach(subjects, subject => roles |= RolePermissions.Of(subject.Record.Roles));
        if (roles == Role.LocalRootOnly)
        {
            return new XenError(
                ErrorCode.RBACPermissionDenied, Login, $"The subject of user {name} has no role");
        }
        session = new SessionRecord
        {
            AuthUserName = user.Name,
            AuthUserSid = user.Sid,
            Subject = subjects[0].Reference,
            RbacPermissions = RolePermissions.Of(roles),
        };
        return null;
    }

    /// <summary>False when a session could not be begun any more: account or subject are gone or closed.</summary>
    public bool IsStillAdmitted(SessionRecord session)
    {
        DirectoryContents? contents = directory.Contents;
        return contents?.Users.FirstOrDefault(user => user.Sid == session.AuthUserSid) is { IsDisabled: false } user
            && SubjectsOf(user, contents).Length > 0;
    }

    /// <summary>The person's own subject first.</summary>
    private (Ref<SubjectRecord> Reference, SubjectRecord Record)[] SubjectsOf(
        DirectoryUser user, DirectoryContents contents)
    {
        var sids = new HashSet<string>(contents.SidsOf(user.Groups), StringComparer.Ordinal) { user.Sid };
        return
        [
            .. sink.View.All<SubjectRecord>()
                .Where(subject => sids.Contains(subject.Record.SubjectIdentifier))
                .OrderByDescending(subject => subject.Record.SubjectIdentifier == user.Sid),
        ];
    }

    private static XenError Unauthorized(string name, string text) =>
        new(ErrorCode.SessionAuthorizationFailed, name, text);
}
