using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Subject;

/// <summary>
/// Users and groups of the directory that may log in, and their roles. What a session may do is settled at login: a
/// change of roles counts from the next one.
/// </summary>
internal static class SubjectDeciders
{
    public static void Register(DeciderTable table, Lifecycles lifecycles)
    {
        lifecycles.Creates<SubjectRecord>(Create);
        table
            .Add<SubjectAddToRoles>(AddToRoles)
            .Add<SubjectRemoveFromRoles>(RemoveFromRoles);
    }

    /// <summary>A new subject has no role: nobody can log in before an administrator has said as what.</summary>
    private static Decision Create(SubjectRecord record, DecisionContext context)
    {
        if (record.SubjectIdentifier.Length == 0)
        {
            return new XenError(ErrorCode.InvalidValue, "subject_identifier", "");
        }
        if (context.Changes.All<SubjectRecord>().Any(other =>
            other.Record.SubjectIdentifier == record.SubjectIdentifier))
        {
            return new XenError(ErrorCode.SubjectAlreadyExists);
        }
        Ref<SubjectRecord> subject = context.Create(record with
        {
            Uuid = context.NewUuid(),
            Roles = RefSet<RoleRecord>.Empty,
        });
        return Decision.With((ObjectRef)subject);
    }

    private static Decision AddToRoles(SubjectAddToRoles call, DecisionContext context) => Edits.Change(
        context,
        call.Self,
        subject => !IsRole(call.RoleReference, context) ? new XenError(ErrorCode.RoleNotFound)
            : subject.Roles.Contains(call.RoleReference) ? new XenError(ErrorCode.RoleAlreadyExists)
            : null,
        subject => subject with { Roles = (RefSet<RoleRecord>)subject.Roles.With(call.RoleReference) });

    private static Decision RemoveFromRoles(SubjectRemoveFromRoles call, DecisionContext context) => Edits.Change(
        context,
        call.Self,
        subject => subject.Roles.Contains(call.RoleReference) ? null : new XenError(ErrorCode.RoleNotFound),
        subject => subject with { Roles = (RefSet<RoleRecord>)subject.Roles.Without(call.RoleReference) });

    /// <summary>Permissions are objects of the same class, and one role is for the system itself.</summary>
    private static bool IsRole(Ref<RoleRecord> role, DecisionContext context) =>
        context.Changes.TryGet(role, out RoleRecord? record) && record.Subroles.Count > 0 && !record.IsInternal;
}
