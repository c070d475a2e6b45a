using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations;

/// <summary>Messages that tell administrators what has happened.</summary>
internal static class Messages
{
    /// <summary>How many messages are kept; each further one pushes out the oldest.</summary>
    public const int KeptMax = 10_000;

    private const long Information = 5;

    /// <summary>Leaves a message about a VM.</summary>
    public static void Post(DecisionContext context, string name, VMRecord vm, string what) =>
        Post(context, name, Information, MessageClass.VM, vm.Uuid, $"VM '{vm.NameLabel}' {what}");

    /// <summary>Leaves a message.</summary>
    public static Ref<MessageRecord> Post(
        DecisionContext context, string name, long priority, MessageClass about, string uuid, string body)
    {
        if (context.Changes.LiveCount(MessageRecord.ClassInfo) >= KeptMax)
        {
            context.Changes.Delete(context.Changes.All<MessageRecord>().First().Reference);
        }
        return context.Create(new MessageRecord
        {
            Uuid = context.NewUuid(),
            Name = name,
            Priority = priority,
            Cls = about,
            ObjUuid = uuid,
            Timestamp = context.Now,
            Body = body,
        });
    }
}
