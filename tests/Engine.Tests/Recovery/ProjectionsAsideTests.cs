using Xen.Model.Classes;
using Xen.Model.Engine.Checkpoints;
using Xen.Model.Engine.Recovery;
using Xen.Model.Engine.Tests.Checkpoints;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Recovery;

public sealed class ProjectionsAsideTests
{
    [Fact]
    public void A_projection_is_told_of_every_object_of_a_checkpoint_and_how_many_to_expect()
    {
        SimulatedDisk disk = Cores.NewDisk();
        long tasks;
        using (var cores = new Cores(disk))
        {
            cores.Run(3000);
            cores.TakeCheckpoint();
            tasks = cores.Core.Sequencer.Log.View.All<TaskRecord>().Count();
        }
        var told = new Told();

        using var reopened = new Cores(disk, with: options => options with { Projections = [told] });

        reopened.Core.Report.Commits.Should().Be(0, "all of it is in the checkpoint");
        told.Expected.Should().ContainSingle().Which.Should().Be((TaskRecord.ClassInfo, tasks));
        told.Added.Should().OnlyHaveUniqueItems().And.HaveCount((int)tasks);
    }

    [Fact]
    public void What_a_projection_throws_ends_the_start()
    {
        SimulatedDisk disk = Cores.NewDisk();
        using (var cores = new Cores(disk))
        {
            cores.Run(300);
            cores.TakeCheckpoint();
        }
        var told = new Told { Throws = true };
        Action start = () => new Cores(
            disk.Crash(CrashKind.ProcessEnd), with: options => options with { Projections = [told] });
        start.Should().Throw<NotSupportedException>();
    }

    [Fact]
    public void Those_who_add_do_not_wait_for_ever_for_a_projection_that_has_failed()
    {
        using var aside = new ProjectionsAside([new Told { Throws = true }]);
        Action adding = () =>
        {
            while (true)
            {
                aside.Apply([default]);
            }
        };
        adding.Should().Throw<NotSupportedException>();
    }

    private sealed class Told : IProjection
    {
        public bool Throws { get; init; }

        public List<(XenClass Class, long Count)> Expected { get; } = [];

        public List<ObjectRef> Added { get; } = [];

        public void Expect(XenClass type, long count) => Expected.Add((type, count));

        public void Apply(ReadOnlySpan<EventEntry> entries)
        {
            if (Throws && entries.Length > 0)
            {
                throw new NotSupportedException();
            }
            foreach (EventEntry entry in entries)
            {
                Added.Add(entry.After.Slot.Reference);
            }
        }
    }
}
