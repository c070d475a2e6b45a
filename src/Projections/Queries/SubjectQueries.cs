using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Queries;

/// <summary>What the roles of a subject let it do.</summary>
internal static class SubjectQueries
{
    public static void Register(QueryTable table) => table
        .Add<SubjectGetPermissionsNameLabel, SubjectRecord>(static call => call.Self, static (subject, _, context) =>
            QueryResult.With(XenSet<string>.Of(
            [
                .. ((IEnumerable<Ref<RoleRecord>>)subject.Roles)
                    .SelectMany(role => RoleQueries.Permissions(role, context))
                    .Select(permission => permission.Record.NameLabel)
                    .Distinct(StringComparer.Ordinal),
            ])));
}
