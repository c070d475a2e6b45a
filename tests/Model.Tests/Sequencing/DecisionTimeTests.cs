using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Tests.Sequencing;

public sealed class DecisionTimeTests
{
    [Fact]
    public void A_decision_sees_no_more_of_the_time_than_the_log_keeps()
    {
        var world = new World { Now = DateTimeOffset.UnixEpoch.AddTicks(12_345_678_901_234_567) };

        var task = (Ref<TaskRecord>)world.Do(new TaskCreate("task", "")).Result!;

        (world.Get(task).Created.Ticks % TimeSpan.TicksPerMillisecond).Should().Be(0);
    }
}
