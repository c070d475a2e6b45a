using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Dispatch;

namespace Xen.Model.Rpc.Accounts;

/// <summary>The messages of the auth class: what the directory knows. Thread-safe.</summary>
/// <param name="directory">The accounts; null where there are none.</param>
internal sealed class DirectoryMessages(UserDirectory? directory)
{
    /// <summary>What carries out a message; null when it is none of these.</summary>
    public CallHandler? HandlerOf(string name) => name switch
    {
        "auth.get_subject_identifier" => Identifier,
        "auth.get_subject_information_from_identifier" => Information,
        "auth.get_group_membership" => Membership,
        _ => null,
    };

    private ValueTask<Answer> Identifier(Invocation invocation) => Asked(contents =>
    {
        string name = ((AuthGetSubjectIdentifier)invocation.Call).SubjectName;
        string? sid = contents.UserNamed(name)?.Sid ?? contents.GroupNamed(name)?.Sid;
        return sid is null ? (Answer?)null : Answer.Text(sid);
    });

    private ValueTask<Answer> Information(Invocation invocation) => Asked(contents =>
    {
        string sid = ((AuthGetSubjectInformationFromIdentifier)invocation.Call).SubjectIdentifier;
        return contents.Users.FirstOrDefault(user => user.Sid == sid) is { } user ? Entries(About(user))
            : contents.Groups.FirstOrDefault(group => group.Sid == sid) is { } group ? Entries(About(group))
            : (Answer?)null;
    });

    private ValueTask<Answer> Membership(Invocation invocation) => Asked(contents =>
    {
        string sid = ((AuthGetGroupMembership)invocation.Call).SubjectIdentifier;
        IReadOnlyList<string>? groups = contents.Users.FirstOrDefault(user => user.Sid == sid)?.Groups
            ?? contents.Groups.FirstOrDefault(group => group.Sid == sid)?.Groups;
        return groups is null ? (Answer?)null : Texts(contents.SidsOf(groups));
    });

    private ValueTask<Answer> Asked(Func<DirectoryContents, Answer?> ask)
    {
        if (directory?.Contents is not { } contents)
        {
            return ValueTask.FromResult<Answer>(new XenError(ErrorCode.AuthIsDisabled));
        }
        return ValueTask.FromResult(ask(contents) ?? new XenError(ErrorCode.SubjectCannotBeResolved));
    }

    private static XenMap<string, string> About(DirectoryUser user) => XenMap<string, string>.Of(
        ("subject-name", user.Name),
        ("subject-sid", user.Sid),
        ("subject-uid", user.Sid[(user.Sid.LastIndexOf('-') + 1)..]),
        ("subject-displayname", user.FullName.Length > 0 ? user.FullName : user.Name),
        ("subject-gecos", user.FullName),
        ("subject-is-group", Flag(false)),
        ("subject-account-disabled", Flag(user.IsDisabled)),
        ("subject-account-expired", Flag(false)),
        ("subject-account-locked", Flag(false)),
        ("subject-password-expired", Flag(false)));

    private static XenMap<string, string> About(DirectoryGroup group) => XenMap<string, string>.Of(
        ("subject-name", group.Name),
        ("subject-sid", group.Sid),
        ("subject-gid", group.Sid[(group.Sid.LastIndexOf('-') + 1)..]),
        ("subject-displayname", group.Name),
        ("subject-is-group", Flag(true)));

    private static string Flag(bool value) => value ? "true" : "false";

    private static Answer Entries(XenMap<string, string> entries) => Answer.Of(
        static (writer, value, _) => Codec.Codecs.Map(Codec.Codecs.Text, Codec.Codecs.Text)
            .Write(writer, (XenMap<string, string>)value!),
        entries);

    private static Answer Texts(IReadOnlyList<string> texts) => Answer.Of(
        static (writer, value, _) =>
        {
            writer.BeginArray();
            foreach (string text in (IReadOnlyList<string>)value!)
            {
                writer.Text(text);
            }
            writer.EndArray();
        },
        texts);
}
