using System.Diagnostics.CodeAnalysis;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Ports;

/// <summary>Where an image is, in words that storage drivers know.</summary>
/// <param name="Repository">Uuid of the SR.</param>
/// <param name="Location">The VDI's location within it.</param>
public readonly record struct DiskAddress(string Repository, string Location)
{
    /// <summary>The address of the image that an object stands for.</summary>
    /// <param name="view">The state to look at.</param>
    /// <param name="vdi">The object.</param>
    /// <param name="address">Its address.</param>
    /// <returns>False when the object or its repository is gone.</returns>
    public static bool TryFind(RecordView view, Ref<VDIRecord> vdi, [NotNullWhen(true)] out DiskAddress? address)
    {
        address = view.TryGet(vdi, out VDIRecord? record) && view.TryGet(record.SR, out SRRecord? sr)
            ? new DiskAddress(sr.Uuid, record.Location)
            : null;
        return address is not null;
    }
}
