using Xen.Model.Operations.Counters;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Rpc.Tests.Handlers.Archives;

/// <summary>Machines whose gauges show how often they were looked at, and whose totals grow by five a look.</summary>
internal sealed class FakeCounters : IMachineCounters
{
    private int _looks;

    public void Look(RecordView view, DateTimeOffset now) => _looks++;

    public double Read(ObjectRef owner, Counter counter) =>
        counter.IsInverted ? 2 * _looks : counter.Kind == CounterKind.Gauge ? _looks : 5 * _looks;
}
