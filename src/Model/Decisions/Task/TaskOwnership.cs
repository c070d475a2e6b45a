using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Task;

/// <summary>
/// Who may do what with a task. Its owner is the user whose session made it; whoever else wants to change it needs a
/// permission of pool operators. The owner is forgotten with the session that made the task.
/// </summary>
internal static class TaskOwnership
{
    private const string AnyTask = "task.destroy/any";
    private const string AddToOtherConfig = "task.add_to_other_config/key:";

    /// <summary>Why the caller may not change the task; null when it may.</summary>
    public static XenError? Refusal(TaskRecord task, DecisionContext context)
    {
        if (Limited(context) is not { } caller || Owns(caller, task, context))
        {
            return null;
        }
        return caller.RbacPermissions.Contains(AnyTask) ? null : RoleErrors.Denied(AnyTask, Role.PoolOperators);
    }

    /// <summary>
    /// The entries as the caller may write them: those under keys that it may not write stay what they were.
    /// </summary>
    public static XenMap<string, string> Allowed(
        TaskRecord task, XenMap<string, string> wanted, DecisionContext context)
    {
        if (Limited(context) is not { } caller)
        {
            return wanted;
        }
        foreach (string rule in TaskRecord.OtherConfigField.Declaration.KeyRoles)
        {
            string key = rule[..rule.LastIndexOf('=')];
            if (!caller.RbacPermissions.Contains(AddToOtherConfig + key))
            {
                wanted = task.OtherConfig.TryGetValue(key, out string? kept)
                    ? wanted.With(key, kept)
                    : wanted.Without(key);
            }
        }
        return wanted;
    }

    /// <summary>The caller's session; null when no permission limits it.</summary>
    private static SessionRecord? Limited(DecisionContext context) =>
        context.Changes.TryGet(context.Caller.Session, out SessionRecord? caller)
        && caller is { IsLocalSuperuser: false, Pool: false }
            ? caller
            : null;

    private static bool Owns(SessionRecord caller, TaskRecord task, DecisionContext context) =>
        context.Changes.TryGet(task.Session, out SessionRecord? owner)
        && owner.AuthUserSid == caller.AuthUserSid
        && (task.Session == context.Caller.Session || caller.AuthUserSid.Length > 0);
}
