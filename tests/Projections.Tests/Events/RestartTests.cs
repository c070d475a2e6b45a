using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Projections.Events;
using Xen.Model.Projections.Indexes;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Projections.Tests.Events;

/// <summary>What clients hear across a restart from a checkpoint.</summary>
public sealed class RestartTests
{
    private readonly SimulatedDisk _disk = new(new SeededRandomSource(4));

    [Fact]
    [Trait("Obligation", "EVENT-21")]
    public async Task A_token_from_before_the_restart_brings_exactly_what_differs()
    {
        ObjectRef kept;
        ObjectRef changed;
        ObjectRef gone;
        ObjectRef added;
        string token;
        await using (XenModel model = await OpenAsync())
        {
            kept = await AddAsync(model, "kept");
            changed = await AddAsync(model, "changed");
            gone = await AddAsync(model, "gone");
            token = EventToken.Of(model.Log.Published.Tail);
            await RenameAsync(model, changed, "changed twice");
            await PutAsync(model, gone, null);
            await model.CheckpointAsync();
            await RenameAsync(model, changed, "changed three times");
            added = await AddAsync(model, "added");
        }
        await using XenModel reopened = await OpenAsync();
        reopened.Recovery.Checkpoint.Value.Should().BeGreaterThan(0);
        FromBatch batch = await FromAsync(reopened, token);

        batch.Events.Select(item => (item.OperationName, item.Ref)).Should().BeEquivalentTo(
        [
            ("mod", changed), ("del", gone), ("add", added),
        ]);
        batch.Events.Single(item => item.OperationName == "mod").Snapshot!.Record
            .Should().BeOfType<NetworkRecord>().Which.NameLabel.Should().Be("changed three times");
        (await FromAsync(reopened, "")).Events.Select(item => item.Ref).Should().BeEquivalentTo([kept, changed, added]);
    }

    [Fact]
    public async Task Deletions_that_were_forgotten_before_the_restart_stay_forgotten()
    {
        string token;
        await using (XenModel model = await OpenAsync(tombstones: 2))
        {
            ObjectRef[] objects = [.. await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => AddAsync(model, "gone")))];
            token = EventToken.Of(model.Log.Published.Tail);
            foreach (ObjectRef item in objects)
            {
                await PutAsync(model, item, null);
            }
            await model.CheckpointAsync();
        }
        await using XenModel reopened = await OpenAsync(tombstones: 2);
        (await FromAsync(reopened, token)).Error!.Code.Should().Be(ErrorCode.EventsLost);
        string late = EventToken.Of(reopened.Log.TombstoneHorizon);
        (await FromAsync(reopened, late)).Events.Should().HaveCount(2).And
            .OnlyContain(item => item.OperationName == "del");
    }

    [Fact]
    public async Task Events_from_before_the_checkpoint_are_below_the_subscription_horizon()
    {
        await using (XenModel model = await OpenAsync())
        {
            await AddAsync(model, "one");
            await model.CheckpointAsync();
            await AddAsync(model, "two");
        }
        await using XenModel reopened = await OpenAsync();
        reopened.SubscriptionHorizon.Should().Be(reopened.RecoveryHorizon);
        var buffer = new EventEntry[4];
        reopened.Log.Read(EventId.None, buffer).Should().Be(-1);
        reopened.Log.Read(reopened.SubscriptionHorizon, buffer).Should().Be(1);
        reopened.AuditHorizon.Should().Be(EventId.None);
    }

    [Fact]
    public async Task Indexes_find_what_a_checkpoint_brought()
    {
        ObjectRef network;
        await using (XenModel model = await OpenAsync())
        {
            network = await AddAsync(model, "label");
            await model.CheckpointAsync();
        }
        var indexes = new ObjectIndexes();
        await using XenModel reopened = await OpenAsync(indexes: indexes);
        indexes.ByNameLabel(reopened.View, NetworkRecord.ClassInfo, "label").Should().Equal(network);
    }

    private static async Task<FromBatch> FromAsync(XenModel model, string token)
    {
        CallOutcome session = await model.SubmitAsync(
            new OpenSession(new SessionRecord { IsLocalSuperuser = true }), CallContext.Server);
        var feed = new EventFeed(model.Log, model.Store, TimeProvider.System);
        return await feed.FromAsync((Ref<SessionRecord>)session.Result!, ["network"], token, 0, CancellationToken.None);
    }

    private static async Task<ObjectRef> AddAsync(XenModel model, string label)
    {
        var reference = new ObjectRef(Guid.NewGuid());
        await PutAsync(model, reference, new NetworkRecord { NameLabel = label });
        return reference;
    }

    private static async Task PutAsync(XenModel model, ObjectRef reference, NetworkRecord? record)
    {
        var call = new Observe([new Fact(reference, record)]);
        (await model.SubmitAsync(call, CallContext.Server)).Error.Should().BeNull();
    }

    private static Task RenameAsync(XenModel model, ObjectRef reference, string label) =>
        PutAsync(model, reference, (NetworkRecord)model.View.Find(reference)!.Record! with { NameLabel = label });

    private Task<XenModel> OpenAsync(int tombstones = 1000, ObjectIndexes? indexes = null) =>
        XenModel.OpenAsync(new XenModelOptions
        {
            Storage = SegmentLogStorage.Open(_disk),
            Deciders = StandardDeciders.Table(),
            Window = new EventWindowOptions { RetainedTombstonesMax = tombstones },
            Projections = indexes is null ? [] : [indexes],
        });
}
