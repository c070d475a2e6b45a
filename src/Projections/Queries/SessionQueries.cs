using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Queries;

/// <summary>What can be asked about sessions as a whole.</summary>
internal static class SessionQueries
{
    public static void Register(QueryTable table) => table
        .Add<SessionGetAllSubjectIdentifiers>(static (_, context) => QueryResult.With(XenSet<string>.Of(
        [
            .. context.View.All<SessionRecord>()
                .Select(session => session.Record)
                .Where(session => !session.IsLocalSuperuser && !session.ClientCertificate)
                .Select(session => session.AuthUserSid)
                .Where(sid => sid.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ])));
}
