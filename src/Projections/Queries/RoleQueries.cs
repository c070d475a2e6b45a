using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Queries;

/// <summary>Which role grants which permission.</summary>
internal static class RoleQueries
{
    public static void Register(QueryTable table) => table
        .Add<RoleGetPermissions, RoleRecord>(static call => call.Self, static (_, call, context) =>
            QueryResult.With(RefSet<RoleRecord>.Of(Permissions(call.Self, context).Select(item => item.Reference))))
        .Add<RoleGetPermissionsNameLabel, RoleRecord>(static call => call.Self, static (_, call, context) =>
            QueryResult.With(XenSet<string>.Of(
                [.. Permissions(call.Self, context).Select(item => item.Record.NameLabel)])))
        .Add<RoleGetByPermission, RoleRecord>(static call => call.Permission, static (_, call, context) =>
            QueryResult.With(Granting([call.Permission], context)))
        .Add<RoleGetByPermissionNameLabel>(static (call, context) => QueryResult.With(Granting(
            [
                .. context.Indexes.ByNameLabel(context.View, RoleRecord.ClassInfo, call.Label)
                    .Select(found => found.As<RoleRecord>()),
            ],
            context)));

    /// <summary>What a role leads to in the end; a permission leads to itself.</summary>
    internal static IEnumerable<(Ref<RoleRecord> Reference, RoleRecord Record)> Permissions(
        Ref<RoleRecord> role, QueryContext context)
    {
        var seen = new HashSet<Ref<RoleRecord>> { role };
        var open = new Queue<Ref<RoleRecord>>(seen);
        while (open.TryDequeue(out Ref<RoleRecord> next))
        {
            if (!context.View.TryGet(next, out RoleRecord? record))
            {
                continue;
            }
            if (record.Subroles.Count == 0)
            {
                yield return (next, record);
            }
            foreach (Ref<RoleRecord> inner in record.Subroles)
            {
                if (seen.Add(inner))
                {
                    open.Enqueue(inner);
                }
            }
        }
    }

    private static RefSet<RoleRecord> Granting(HashSet<Ref<RoleRecord>> permissions, QueryContext context) =>
        RefSet<RoleRecord>.Of(context.View.All<RoleRecord>()
            .Where(role => role.Record.Subroles.Count > 0)
            .Where(role => Permissions(role.Reference, context).Any(item => permissions.Contains(item.Reference)))
            .Select(role => role.Reference));
}
