using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Projections.Queries;

/// <summary>Short forms for following references.</summary>
internal static class ViewExtensions
{
    /// <summary>The records of the members that exist; references may dangle.</summary>
    public static IEnumerable<T> Records<T>(this RecordView view, RefSet<T> references)
        where T : XenRecord, IXenRecord
    {
        foreach (Ref<T> reference in references)
        {
            if (view.TryGet(reference, out T? record))
            {
                yield return record;
            }
        }
    }
}
