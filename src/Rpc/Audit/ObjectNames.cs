using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Projections.History;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Rpc.Audit;

/// <summary>
/// Names and uuids of objects as they are now, or as they were last when they are gone. Remembers what it has found.
/// For one thread.
/// </summary>
internal sealed class ObjectNames(RecordView view, LogHistory history)
{
    private readonly Dictionary<ObjectRef, (string Label, string Uuid)> _found = [];

    /// <summary>Name, uuid and reference; name and uuid are empty for what never was.</summary>
    public (string Label, string Uuid, string Reference) Of(string className, string reference)
    {
        if (!ObjectRef.TryParse(reference, out ObjectRef parsed) || DataModel.ClassNamed(className) is not { } type)
        {
            return ("", "", reference);
        }
        if (!_found.TryGetValue(parsed, out (string Label, string Uuid) found))
        {
            XenRecord? record = view.Find(type, parsed)?.Record
                ?? history.Of(type, parsed).Select(change => change.After).OfType<XenRecord>().LastOrDefault();
            found = record is null ? ("", "") : (TextOf(record, "name_label"), TextOf(record, "uuid"));
            _found.Add(parsed, found);
        }
        return (found.Label, found.Uuid, reference);
    }

    private static string TextOf(XenRecord record, string field) =>
        record.Class.FieldNamed(field)?.GetValue(record) as string ?? "";
}
