using Xen.Model.Errors;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.Indexes;
using Xen.Model.Projections.Queries;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Rpc.Dispatch;

/// <summary>What reads look at. Thread-safe.</summary>
internal sealed class ReadModel(ICallSink sink, ObjectIndexes indexes)
{
    /// <summary>The newest state that clients may see; everything one call reads comes from one view.</summary>
    public RecordView View => sink.View;

    /// <summary>Finds objects by uuid and name.</summary>
    public ObjectIndexes Indexes => indexes;

    /// <summary>The objects of a class for which an expression is true; an error when it cannot be read.</summary>
    public XenError? Matching(XenClass type, string expression, out IEnumerable<RecordVersion> found)
    {
        var where = WhereExpression.TryRead(type, expression, out XenError? error);
        found = where is null ? [] : View.All(type).Where(where.Matches);
        return error;
    }
}
