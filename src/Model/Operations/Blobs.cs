using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations;

/// <summary>Blobs as objects. What they hold comes later, over HTTP; until then they are empty.</summary>
internal static class Blobs
{
    /// <summary>What the contents of a blob are taken for that was made without saying.</summary>
    public const string DefaultMimeType = "application/octet-stream";

    /// <summary>An empty blob that belongs to nobody.</summary>
    public static Ref<BlobRecord> Create(DecisionContext context, string name, string mimeType, bool isPublic) =>
        context.Create(new BlobRecord
        {
            Uuid = context.NewUuid(),
            NameLabel = name,
            MimeType = mimeType.Length > 0 ? mimeType : DefaultMimeType,
            Public = isPublic,
            LastUpdated = DateTimeOffset.UnixEpoch,
        });

    /// <summary>An empty blob of an object, under a name that it has none of yet.</summary>
    public static Decision Attach<T>(
        DecisionContext context,
        Ref<T> owner,
        Field<T, XenMap<string, Ref<BlobRecord>>> field,
        (string Name, string MimeType, bool IsPublic) wanted)
        where T : XenRecord, IXenRecord
    {
        if (!context.Changes.TryGet(owner, out T? record))
        {
            return DecisionContext.HandleInvalid(owner);
        }
        if (field.Get(record).ContainsKey(wanted.Name))
        {
            return new XenError(
                ErrorCode.MapDuplicateKey, T.WireName, field.QueryName, owner.ToString(), wanted.Name);
        }
        Ref<BlobRecord> blob = Create(context, wanted.Name, wanted.MimeType, wanted.IsPublic);
        context.Changes.Set(owner, field.With(record, field.Get(record).With(wanted.Name, blob)));
        return Decision.With(blob);
    }

    /// <summary>Removes the blobs of an object that goes.</summary>
    public static void RemoveAll(Changes changes, XenMap<string, Ref<BlobRecord>> blobs)
    {
        foreach (KeyValuePair<string, Ref<BlobRecord>> blob in blobs)
        {
            changes.Delete(blob.Value);
        }
    }

    /// <summary>Takes a blob out of the map of every object of a class.</summary>
    public static void Detach<T>(
        Changes changes, Ref<BlobRecord> blob, Field<T, XenMap<string, Ref<BlobRecord>>> field)
        where T : XenRecord, IXenRecord
    {
        foreach ((Ref<T> reference, T record) in changes.All<T>().ToArray())
        {
            XenMap<string, Ref<BlobRecord>> blobs = field.Get(record);
            foreach (string name in blobs.Where(entry => entry.Value == blob).Select(entry => entry.Key).ToArray())
            {
                blobs = blobs.Without(name);
            }
            changes.Set(reference, field.With(record, blobs));
        }
    }
}
