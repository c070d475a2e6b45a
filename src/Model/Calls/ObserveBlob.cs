using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Calls;

/// <summary>New contents of a blob have been kept. The server's own call.</summary>
/// <param name="Blob">The blob.</param>
/// <param name="Size">Its bytes.</param>
public sealed record ObserveBlob(Ref<BlobRecord> Blob, long Size) : Call<Nothing>
{
    /// <inheritdoc/>
    public override string WireName => "blob.contents";
}
