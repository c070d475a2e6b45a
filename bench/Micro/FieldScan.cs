using BenchmarkDotNet.Attributes;
using Xen.Model.Classes;
using Xen.Model.Engine;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Bench.Micro;

/// <summary>What a where-expression without an index does: one field of all objects of a class.</summary>
public class FieldScan
{
    private const int Count = 1000;
    private readonly Field _field = VMRecord.NameLabelField;
    private RecordView _view;

    /// <summary>Makes the objects.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var ids = new SystemRandomSource();
        var store = new RecordStore();
        for (int at = 0; at < Count; at++)
        {
            store.Create(new ObjectRef(ids.NextGuid()), new VMRecord { NameLabel = $"machine {at}" }, EventId.None);
        }
        _view = store.AsOf(EventId.None);
    }

    /// <summary>Compares the query text of a field, 1000 times.</summary>
    [Benchmark(OperationsPerInvoke = Count)]
    public int NameEquals()
    {
        int found = 0;
        foreach (RecordVersion version in _view.All(VMRecord.ClassInfo))
        {
            found += _field.QueryText(version.Record!) == "machine 500" ? 1 : 0;
        }
        return found;
    }
}
