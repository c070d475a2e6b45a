using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Projections.Events;

namespace Xen.Model.Projections.Tests.Events;

public sealed class EventWriterTests
{
    [Fact]
    [Trait("Obligation", "EVENT-23")]
    public async Task An_event_is_a_struct_of_texts_with_the_snapshot_last()
    {
        await using World world = await World.OpenAsync();
        world.Feed.Register(world.Session, ["*"]);
        Ref<SecretRecord> unseen = await world.AddAsync(new SecretRecord { Value = "hush" });
        Ref<VMGuestMetricsRecord> metrics = await world.AddAsync(new VMGuestMetricsRecord());
        var format = new TraceFormat();

        IReadOnlyList<FeedEvent> events = await world.TakeNextAsync();

        string text = format.Show(writer => EventWriter.Write(writer, events, format));
        text.Should().StartWith(
            $"[ {{ id:\"2\" timestamp:\"1787300000.\" class:\"vm_guest_metrics\" operation:\"add\" ref:\"{metrics}\" "
            + "snapshot:{ uuid:");
        text.Should().EndWith("} } ] ").And.NotContain(unseen.ToString());
    }

    [Fact]
    [Trait("Obligation", "RPC-25")]
    public async Task A_batch_is_events_counts_and_token()
    {
        await using World world = await World.OpenAsync();
        Ref<VMRecord> vm = await world.AddAsync(new VMRecord());
        string token = world.Token;
        await world.RemoveAsync(vm);
        var format = new TraceFormat();

        FromBatch batch = await world.FromAsync(token, 0, "vm");

        string text = format.Show(writer => EventWriter.Write(writer, batch, format));
        text.Should().StartWith(
            $"{{ events:[ {{ id:\"2\" timestamp:\"0.0\" class:\"vm\" operation:\"del\" ref:\"{vm}\" }} ] "
            + "valid_ref_counts:{ ");
        text.Should().Contain(" session:1s ").And.EndWith("} token:\"00000000000000000002,00000000000000000000\" } ");
    }
}
