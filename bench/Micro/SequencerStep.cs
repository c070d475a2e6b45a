using BenchmarkDotNet.Attributes;
using Xen.Model.Calls;
using Xen.Model.Ports;
using Xen.Model.Sequencing;

namespace Xen.Model.Bench.Micro;

/// <summary>A whole call on the writer's thread: decided, encoded, applied. The window keeps 10 000 events.</summary>
public class SequencerStep
{
    private const int CallsPerBatch = 256;

    private readonly CommitBatch _batch = new();
    private readonly SetField[] _calls = new SetField[2];
    private Sequencer _sequencer = null!;

    /// <summary>Two calls that undo each other, so that each changes something.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var prepared = new Prepared();
        _sequencer = prepared.Sequencer;
        _calls[0] = prepared.DescribeTask("one");
        _calls[1] = prepared.DescribeTask("the other");
    }

    /// <summary>Sets a field of a task.</summary>
    [Benchmark(OperationsPerInvoke = CallsPerBatch)]
    public long SetField()
    {
        _batch.Clear();
        for (int at = 0; at < CallsPerBatch; at++)
        {
            _sequencer.Step(_calls[at & 1], Prepared.Caller, Prepared.Now, _batch);
        }
        _sequencer.Log.Publish(_sequencer.Log.Sealed());
        _sequencer.Log.Trim();
        return _sequencer.Log.Head.Value;
    }
}
