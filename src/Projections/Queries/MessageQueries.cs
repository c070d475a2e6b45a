using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Queries;

/// <summary>Messages, whose getters are explicit because older servers kept them outside the database.</summary>
internal static class MessageQueries
{
    public static void Register(QueryTable table) => table
        .Add<MessageGetAll>(static (_, context) => QueryResult.With(
            RefSet<MessageRecord>.Of(context.View.All<MessageRecord>().Select(message => message.Reference))))
        .Add<MessageGetAllRecords>(static (_, context) => Records(context, static _ => true))
        .Add<MessageGetAllRecordsWhere>(AllRecordsWhere)
        .Add<MessageGetSince>(static (call, context) => Records(context, message => message.Timestamp > call.Since))
        .Add<MessageGet>(static (call, context) => Records(context, message =>
            message.Cls == call.Cls && message.ObjUuid == call.ObjUuid && message.Timestamp > call.Since))
        .Add<MessageGetRecord, MessageRecord>(
            static call => call.Self, static (message, _, _) => QueryResult.With(message))
        .Add<MessageGetByUuid>(ByUuid);

    private static QueryResult AllRecordsWhere(MessageGetAllRecordsWhere call, QueryContext context)
    {
        WhereExpression? where = WhereExpression.TryRead(MessageRecord.ClassInfo, call.Expr, out XenError? error);
        return where is null
            ? error!
            : QueryResult.With(XenMap<Ref<MessageRecord>, MessageRecord>.Of(context.View.All<MessageRecord>()
                .Where(message => where.Matches(message.Reference, message.Record))
                .Select(message => KeyValuePair.Create(message.Reference, message.Record))));
    }

    private static QueryResult ByUuid(MessageGetByUuid call, QueryContext context) =>
        context.Indexes.ByUuid(context.View, MessageRecord.ClassInfo, call.UUID) is { } found
            ? QueryResult.With(found.As<MessageRecord>())
            : new XenError(ErrorCode.UUIDInvalid, MessageRecord.WireName, call.UUID);

    private static QueryResult Records(QueryContext context, Func<MessageRecord, bool> isWanted) =>
        QueryResult.With(XenMap<Ref<MessageRecord>, MessageRecord>.Of(context.View.All<MessageRecord>()
            .Where(message => isWanted(message.Record))
            .Select(message => KeyValuePair.Create(message.Reference, message.Record))));
}
