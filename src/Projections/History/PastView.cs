using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Projections.Indexes;
using Xen.Model.Projections.Queries;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;

namespace Xen.Model.Projections.History;

/// <summary>
/// Everything as it was right after one event; every query and snapshot works on it. Thread-safe, up to its disposal.
/// </summary>
public sealed class PastView : IDisposable
{
    private readonly Lazy<ObjectIndexes> _indexes;
    private readonly IDisposable? _pin;

    internal PastView(RecordView view, ObjectIndexes? indexes, IDisposable? pin)
    {
        View = view;
        _pin = pin;
        _indexes = new Lazy<ObjectIndexes>(() => indexes ?? Indexed(view));
    }

    /// <summary>The event after which it looks.</summary>
    public EventId Id => View.Id;

    /// <summary>The objects.</summary>
    public RecordView View { get; }

    /// <summary>Finds objects by uuid and name; of an old state they are put together on first use.</summary>
    public ObjectIndexes Indexes => _indexes.Value;

    /// <summary>What a query needs to answer from this state.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="clock">The time that the answer is for.</param>
    public QueryContext Query(CallContext caller, TimeProvider clock) =>
        new() { View = View, Caller = caller, Clock = clock, Indexes = Indexes };

    /// <summary>Lets go of the state; it must not be looked at any more.</summary>
    public void Dispose() => _pin?.Dispose();

    private static ObjectIndexes Indexed(RecordView view)
    {
        var indexes = new ObjectIndexes();
        foreach (XenClass type in DataModel.Classes)
        {
            indexes.Apply([.. view.All(type).Select(version => new EventEntry(version, EventKind.Add, 0))]);
        }
        return indexes;
    }
}
