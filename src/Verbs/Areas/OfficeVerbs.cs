using Xen.Model.Classes;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Listing;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands for tasks, messages, secrets and users.</summary>
internal static class OfficeVerbs
{
    private static readonly (string Word, string Class)[] s_subjects =
        [("vm-uuid", "VM"), ("host-uuid", "Host"), ("sr-uuid", "SR"), ("pool-uuid", "Pool")];

    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        CallVerb.Of("task-cancel", "task.cancel", "uuid", "Asks for the end of a task."),
        new Verb(
            "message-create", "name, priority, body", "vm-uuid, host-uuid, sr-uuid, pool-uuid",
            "Writes a message about a VM, a host, storage or the pool.", WriteAsync),
        new Verb(
            "message-destroy", "", "uuid, uuids", "Removes messages: 'uuid' one of them, 'uuids' several with commas.",
            RemoveAsync),
        new Verb(
            "secret-create", "value", "", "Keeps a secret.",
            run => Creation.ShowAsync(run, SecretRecord.ClassInfo, ("value", WireValue.Of(run.Need("value"))))),
        CallVerb.Of("secret-destroy", "secret.destroy", "uuid", "Forgets a secret."),
        new Verb(
            "user-password-change", "new", "old", "Changes the password of the user who asks for it.",
            async run => await run.CallAsync(
                "session.change_password", WireValue.Of(run["old"] ?? ""), WireValue.Of(run.Need("new")))
                .ConfigureAwait(false)),
        new Verb(
            "subject-add", "subject-name", "", "Lets a user or a group of the directory log in.", AddSubjectAsync),
        CallVerb.Of("subject-remove", "subject.destroy", "subject-uuid", "Lets a user or a group log in no longer."),
        new Verb(
            "subject-role-add", "uuid", "role-name, role-uuid", "Gives a user or a group a role.",
            run => RoleAsync(run, "subject.add_to_roles")),
        new Verb(
            "subject-role-remove", "uuid", "role-name, role-uuid", "Takes a role from a user or a group.",
            run => RoleAsync(run, "subject.remove_from_roles")),
        new Verb(
            "session-subject-identifier-list", "", "", "Lists who is logged in, local root left out.",
            ListSessionsAsync),
        CallVerb.Of(
            "session-subject-identifier-logout", "session.logout_subject_identifier", "subject-identifier",
            "Ends all sessions of a user."),
        new Verb(
            "session-subject-identifier-logout-all", "", "", "Ends all sessions but those of local root.",
            async run =>
            {
                WireValue all = await run.CallAsync("session.get_all_subject_identifiers").ConfigureAwait(false);
                foreach (WireValue user in all.Items)
                {
                    await run.CallAsync("session.logout_subject_identifier", user).ConfigureAwait(false);
                }
            }),
    ];

    private static async Task WriteAsync(VerbRun run)
    {
        (string word, string type) = s_subjects.FirstOrDefault(subject => run[subject.Word] is not null);
        if (word is null)
        {
            throw new CommandFailedException(
                "Say what the message is about, with vm-uuid, host-uuid, sr-uuid or pool-uuid");
        }
        await run.CallAsync(
            "message.create",
            WireValue.Of(run.Need("name")),
            WireValue.Of(ValueText.Int("priority", run.Need("priority"))),
            WireValue.Of(type),
            WireValue.Of(run.Need(word)),
            WireValue.Of(run.Need("body"))).ConfigureAwait(false);
    }

    private static async Task RemoveAsync(VerbRun run)
    {
        string uuids = run["uuid"] ?? run["uuids"] ?? throw new MissingParameterException("uuid");
        List<WireValue> messages = [];
        foreach (string uuid in ValueText.Set(uuids))
        {
            messages.Add(await run.CallAsync("message.get_by_uuid", WireValue.Of(uuid)).ConfigureAwait(false));
        }
        await run.CallAsync("message.destroy_many", WireValue.Array(messages)).ConfigureAwait(false);
    }

    private static async Task AddSubjectAsync(VerbRun run)
    {
        WireValue identifier = await run.CallAsync(
            "auth.get_subject_identifier", WireValue.Of(run.Need("subject-name"))).ConfigureAwait(false);
        WireValue facts = await run.CallAsync("auth.get_subject_information_from_identifier", identifier)
            .ConfigureAwait(false);
        await Creation.ShowAsync(
            run, SubjectRecord.ClassInfo, ("subject_identifier", identifier), ("other_config", facts))
            .ConfigureAwait(false);
    }

    private static async Task RoleAsync(VerbRun run, string method)
    {
        ApiRecord subject = await run.NeedAsync(SubjectRecord.ClassInfo, "uuid").ConfigureAwait(false);
        WireValue role = run["role-name"] is { } name
            ? await NamedRoleAsync(run, name).ConfigureAwait(false)
            : WireValue.Of((await run.NeedAsync(RoleRecord.ClassInfo, "role-uuid").ConfigureAwait(false)).Reference);
        await run.CallAsync(method, WireValue.Of(subject.Reference), role).ConfigureAwait(false);
    }

    private static async Task<WireValue> NamedRoleAsync(VerbRun run, string name)
    {
        WireValue found = await run.CallAsync("role.get_by_name_label", WireValue.Of(name)).ConfigureAwait(false);
        return found.Items is [var role] ? role : throw new CommandFailedException($"No role is called {name}");
    }

    private static async Task ListSessionsAsync(VerbRun run)
    {
        WireValue all = await run.CallAsync("session.get_all_subject_identifiers").ConfigureAwait(false);
        if (run.Terminal.IsMinimal)
        {
            await run.Terminal.ValuesAsync([.. all.Items.Select(user => user.Text)]).ConfigureAwait(false);
            return;
        }
        foreach (WireValue user in all.Items)
        {
            await run.Terminal.PrintAsync(RecordText.InList([("subject-identifier ( RO)", user.Text)]))
                .ConfigureAwait(false);
        }
    }
}
