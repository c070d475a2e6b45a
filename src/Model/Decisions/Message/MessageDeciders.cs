using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Message;

/// <summary>Messages that clients leave about objects, and the end of those that somebody has read.</summary>
internal static class MessageDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<MessageCreate>(Create)
        .Add<MessageDestroy>((call, context) => Destroy([call.Self], context))
        .Add<MessageDestroyMany>((call, context) => Destroy(call.Messages, context))
        .Add<MessageDestroyAll>(DestroyAll);

    private static Decision Create(MessageCreate call, DecisionContext context)
    {
        if (!XmlText.IsWritable(call.Name))
        {
            return new XenError(ErrorCode.InvalidValue, "name", XmlText.Writable(call.Name));
        }
        if (!XmlText.IsWritable(call.Body))
        {
            return new XenError(ErrorCode.InvalidValue, "body", XmlText.Writable(call.Body));
        }
        return Exists(call.Cls, call.ObjUuid, context.Changes)
            ? Decision.With(Messages.Post(context, call.Name, call.Priority, call.Cls, call.ObjUuid, call.Body))
            : new XenError(ErrorCode.UUIDInvalid, Enums.MessageClass.NameOf(call.Cls), call.ObjUuid);
    }

    /// <summary>All or none: with one that does not exist nothing is removed.</summary>
    private static Decision Destroy(IEnumerable<Ref<MessageRecord>> messages, DecisionContext context)
    {
        foreach (Ref<MessageRecord> message in messages)
        {
            if (context.Changes.Find(message) is null)
            {
                return DecisionContext.HandleInvalid(message);
            }
        }
        foreach (Ref<MessageRecord> message in messages)
        {
            context.Changes.Delete(message);
        }
        return Decision.Done;
    }

    private static Decision DestroyAll(MessageDestroyAll call, DecisionContext context)
    {
        if (MessageFilter.TryRead(call.Filters, out MessageFilter? filter) is { } error)
        {
            return error;
        }
        foreach ((Ref<MessageRecord> reference, _) in context.Changes.All<MessageRecord>()
            .Where(message => filter!.Matches(message.Record))
            .ToArray())
        {
            context.Changes.Delete(reference);
        }
        return Decision.Done;
    }

    private static bool Exists(MessageClass about, string uuid, Changes changes) => about switch
    {
        MessageClass.VM => changes.All<VMRecord>().Any(item => item.Record.Uuid == uuid),
        MessageClass.Host => changes.All<HostRecord>().Any(item => item.Record.Uuid == uuid),
        MessageClass.SR => changes.All<SRRecord>().Any(item => item.Record.Uuid == uuid),
        MessageClass.Pool => changes.All<PoolRecord>().Any(item => item.Record.Uuid == uuid),
        MessageClass.VMPP => changes.All<VMPPRecord>().Any(item => item.Record.Uuid == uuid),
        MessageClass.VMSS => changes.All<VMSSRecord>().Any(item => item.Record.Uuid == uuid),
        MessageClass.PVSProxy => changes.All<PVSProxyRecord>().Any(item => item.Record.Uuid == uuid),
        MessageClass.VDI => changes.All<VDIRecord>().Any(item => item.Record.Uuid == uuid),
        MessageClass.Certificate => changes.All<CertificateRecord>().Any(item => item.Record.Uuid == uuid),
        _ => false,
    };
}
