using BenchmarkDotNet.Attributes;
using Xen.Model.Classes;
using Xen.Model.Engine;
using Xen.Model.Primitives;

namespace Xen.Model.Bench.Micro;

/// <summary>One more member in a set of references, such as one more disk in a repository.</summary>
public class RefSetAdd
{
    private readonly SystemRandomSource _ids = new();
    private RefSet<VDIRecord> _set = RefSet<VDIRecord>.Empty;
    private ObjectRef _added;

    /// <summary>Members that are there already.</summary>
    [Params(10, 1000, 5000)]
    public int Members { get; set; }

    /// <summary>Makes the set.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _set = RefSet<VDIRecord>.Of(Enumerable.Range(0, Members).Select(_ => new Ref<VDIRecord>(_ids.NextGuid())));
        _added = new ObjectRef(_ids.NextGuid());
    }

    /// <summary>Adds.</summary>
    [Benchmark]
    public RefSet Add() => _set.With(_added);
}
