using BenchmarkDotNet.Attributes;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Sequencing;

namespace Xen.Model.Bench.Micro;

/// <summary>Reading a commit of one changed field back and doing it again, short of applying it.</summary>
public class CommitReplay
{
    private Changes _changes = null!;
    private StoredCommit _task;
    private StoredCommit _vm;

    /// <summary>Makes the commits.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var prepared = new Prepared();
        _task = Prepared.CommitOf(prepared.DescribeTask("changed"), prepared.Sequencer);
        _vm = Prepared.CommitOf(prepared.DescribeVM("changed"), prepared.Sequencer);
        _changes = new Changes(prepared.Sequencer.Store);
    }

    /// <summary>22 fields.</summary>
    [Benchmark]
    public long Task() => Replay(_task);

    /// <summary>90 fields.</summary>
    [Benchmark]
    public long VM() => Replay(_vm);

    private long Replay(in StoredCommit commit)
    {
        _changes.Clear();
        return CommitDecoder.Replay(commit.Body, _changes);
    }
}
