using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Operations;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Blob;

/// <summary>Blobs of their own, and those of the classes that can have any.</summary>
internal static class BlobDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<BlobCreate>((call, context) =>
            Decision.With(Blobs.Create(context, "", call.MimeType, call.Public)))
        .Add<BlobDestroy>(Destroy)
        .Add<ObserveBlob>(Stored)
        .Add<VMCreateNewBlob>((call, context) => Blobs.Attach(
            context, call.VM, VMRecord.BlobsField, (call.Name, call.MimeType, call.Public)))
        .Add<HostCreateNewBlob>((call, context) => Blobs.Attach(
            context, call.Host, HostRecord.BlobsField, (call.Name, call.MimeType, call.Public)))
        .Add<PoolCreateNewBlob>((call, context) => Blobs.Attach(
            context, call.Pool, PoolRecord.BlobsField, (call.Name, call.MimeType, call.Public)))
        .Add<NetworkCreateNewBlob>((call, context) => Blobs.Attach(
            context, call.Network, NetworkRecord.BlobsField, (call.Name, call.MimeType, call.Public)))
        .Add<SRCreateNewBlob>((call, context) => Blobs.Attach(
            context, call.SR, SRRecord.BlobsField, (call.Name, call.MimeType, call.Public)));

    private static Decision Stored(ObserveBlob call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Blob, out BlobRecord? blob))
        {
            return DecisionContext.HandleInvalid(call.Blob);
        }
        context.Changes.Set(call.Blob, blob with { Size = call.Size, LastUpdated = context.Now });
        return Decision.Done;
    }

    private static Decision Destroy(BlobDestroy call, DecisionContext context)
    {
        if (context.Changes.Find(call.Self) is null)
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        Blobs.Detach(context.Changes, call.Self, VMRecord.BlobsField);
        Blobs.Detach(context.Changes, call.Self, HostRecord.BlobsField);
        Blobs.Detach(context.Changes, call.Self, PoolRecord.BlobsField);
        Blobs.Detach(context.Changes, call.Self, NetworkRecord.BlobsField);
        Blobs.Detach(context.Changes, call.Self, SRRecord.BlobsField);
        context.Changes.Delete(call.Self);
        return Decision.Done;
    }
}
