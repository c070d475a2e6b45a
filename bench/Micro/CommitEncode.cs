using BenchmarkDotNet.Attributes;
using Xen.Model.Engine;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Sequencing;

namespace Xen.Model.Bench.Micro;

/// <summary>Finding out what differs and writing the commit, for one changed field.</summary>
public class CommitEncode
{
    private readonly CommitBatch _batch = new();
    private DecisionContext _task = null!;
    private DecisionContext _vm = null!;

    /// <summary>Leaves one changed object in each context.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var prepared = new Prepared();
        _task = Decided(prepared, prepared.DescribeTask("changed"));
        _vm = Decided(prepared, prepared.DescribeVM("changed"));
    }

    /// <summary>22 fields.</summary>
    [Benchmark]
    public int Task() => Encode(_task);

    /// <summary>90 fields.</summary>
    [Benchmark]
    public int VM() => Encode(_vm);

    private static DecisionContext Decided(Prepared prepared, Calls.SetField call)
    {
        var context = new DecisionContext(new Changes(prepared.Sequencer.Store), new SystemRandomSource());
        context.Begin(call, Prepared.Caller, Prepared.Now, default);
        context.Changes.Set(call.Self, call.Field.WithValue(context.Changes.Find(call.Self)!, call.Value));
        return context;
    }

    private int Encode(DecisionContext context)
    {
        context.Changes.ChangedFields.Clear();
        context.Changes.Settle();
        _batch.Clear();
        _batch.BeginCommit();
        CommitEncoder.Encode(_batch, context);
        return _batch.Buffer.Length;
    }
}
