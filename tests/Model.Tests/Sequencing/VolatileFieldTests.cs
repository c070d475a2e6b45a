using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Tests.Sequencing;

/// <summary>Readings are logged and shown like everything else, but nobody has to wait for the disk.</summary>
public sealed class VolatileFieldTests
{
    private readonly Sequencer _sequencer = new(World.PlainTable(), new SeededRandomSource(1), new());
    private readonly CommitBatch _batch = new();
    private readonly ObjectRef _metrics = new(Guid.Parse("00000000-0000-4000-8000-000000000001"));

    public VolatileFieldTests() => Observe(new VMMetricsRecord { MemoryActual = 1 });

    [Fact]
    public void A_commit_of_readings_only_needs_no_flush()
    {
        Observe(new VMMetricsRecord { MemoryActual = 2 });
        _batch.Entries.Should().ContainSingle();
        _batch.NeedsFlush.Should().BeFalse();
    }

    [Fact]
    public void A_reading_together_with_anything_else_needs_one()
    {
        Observe(new VMMetricsRecord { MemoryActual = 2, Hvm = true });
        _batch.NeedsFlush.Should().BeTrue();
    }

    [Fact]
    public void A_new_or_removed_object_needs_one_even_when_it_holds_nothing_but_readings()
    {
        _batch.NeedsFlush.Should().BeTrue("the metrics were created");
        Observe(null);
        _batch.NeedsFlush.Should().BeTrue("the metrics were removed");
    }

    [Fact]
    public void One_commit_with_a_lasting_change_is_enough_for_the_whole_batch()
    {
        Observe(new VMMetricsRecord { MemoryActual = 2, Hvm = true });
        Step(new VMMetricsRecord { MemoryActual = 3, Hvm = true });
        _batch.Entries.Should().HaveCount(2);
        _batch.NeedsFlush.Should().BeTrue();
    }

    [Fact]
    public void Clients_cannot_write_a_reading()
    {
        DataModel.Classes.SelectMany(type => type.Fields)
            .Where(field => field.Declaration.Volatile && field.Declaration.Qualifier != Qualifier.DynamicRO)
            .Should().BeEmpty("what a client wrote must be durable when it is acknowledged");
    }

    private void Observe(XenRecord? record)
    {
        _batch.Clear();
        Step(record);
    }

    private void Step(XenRecord? record) => _sequencer.Step(
        new Observe([new Fact(_metrics, record)]), CallContext.Server, DateTimeOffset.UnixEpoch, _batch);
}
