using BenchmarkDotNet.Attributes;
using Xen.Model.Classes;

namespace Xen.Model.Bench.Micro;

/// <summary>A copy of a record with one field changed: what every change of state begins with.</summary>
public class RecordCopy
{
    private readonly TaskRecord _task = new();
    private readonly VMRecord _vm = new();
    private string _text = "";

    /// <summary>A text that no record has.</summary>
    [GlobalSetup]
    public void Setup() => _text = "changed";

    /// <summary>22 fields.</summary>
    [Benchmark]
    public TaskRecord Task() => TaskRecord.NameDescriptionField.With(_task, _text);

    /// <summary>90 fields.</summary>
    [Benchmark]
    public VMRecord VM() => VMRecord.NameDescriptionField.With(_vm, _text);
}
