using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Operations.Counters;

/// <summary>Looks up what belongs to the owners of counters.</summary>
internal static class Owned
{
    /// <summary>The objects of a set that there are.</summary>
    public static IEnumerable<T> By<T>(RecordView view, RefSet<T> references)
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
