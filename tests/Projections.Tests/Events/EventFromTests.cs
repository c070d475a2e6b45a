using Xen.Model.Classes;
using Xen.Model.Engine.Writing;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Primitives;
using Xen.Model.Projections.Events;
using Xen.Model.Projections.Roles;
using Xen.Model.State;
using Xen.Model.Testing;

namespace Xen.Model.Projections.Tests.Events;

public sealed class EventFromTests
{
    [Fact]
    [Trait("Obligation", "EVENT-9")]
    public async Task Five_touches_of_one_object_become_one_and_what_came_and_went_is_never_mentioned()
    {
        await using World world = await World.OpenAsync();
        Ref<VMRecord> a = await world.AddAsync(new VMRecord { NameLabel = "a" });
        Ref<VMRecord> b = await world.AddAsync(new VMRecord { NameLabel = "b" });
        string token = world.Token;
        long start = world.Tail.Value;

        await world.RenameAsync(a, "a2");
        await world.RenameAsync(a, "a3");
        await world.RemoveAsync(b);
        Ref<VBDRecord> x = await world.AddAsync(new VBDRecord { VM = a });
        await world.RemoveAsync(x);
        Ref<VBDRecord> y = await world.AddAsync(new VBDRecord { VM = a });
        FromBatch batch = await world.FromAsync(token, 0, "VM", "VBD");

        batch.Events.Select(item => (item.Id.Value - start, item.Class, item.OperationName, item.Ref)).Should().Equal(
            (8, "vbd", "add", (ObjectRef)y),
            (9, "vm", "mod", (ObjectRef)a),
            (3, "vm", "del", (ObjectRef)b));
        ((VMRecord)batch.Events[1].Snapshot!.Record!).NameLabel.Should().Be("a3");
        batch.Events[2].Snapshot.Should().BeNull();
        batch.Events.Should().OnlyContain(item => item.Timestamp == "0.0");
        batch.Token.Should().Be(EventToken.Of(new EventId(start + 9)));
    }

    [Fact]
    [Trait("Obligation", "EVENT-10")]
    public async Task Changed_and_then_removed_is_only_removed()
    {
        await using World world = await World.OpenAsync();
        Ref<VMRecord> vm = await world.AddAsync(new VMRecord());
        string token = world.Token;

        await world.RenameAsync(vm, "soon gone");
        await world.RemoveAsync(vm);
        FromBatch batch = await world.FromAsync(token, 0, "vm");

        batch.Events.Should().ContainSingle().Which.Operation.Should().Be(EventKind.Del);
    }

    [Fact]
    [Trait("Obligation", "EVENT-11")]
    public async Task The_empty_token_brings_every_object_of_the_classes_as_an_addition()
    {
        await using World world = await World.OpenAsync(statics: StaticRoles.Objects);
        Ref<VMRecord> vm = await world.AddAsync(new VMRecord());
        Ref<NetworkRecord> network = await world.AddAsync(new NetworkRecord());
        await world.RenameAsync(vm, "renamed");
        Ref<VMRecord> gone = await world.AddAsync(new VMRecord());
        await world.RemoveAsync(gone);

        FromBatch batch = await world.FromAsync("", 0, "*");

        batch.Events.Select(item => (item.Operation, item.Ref)).Should().Equal(
            (EventKind.Add, (ObjectRef)network), (EventKind.Add, (ObjectRef)vm));
        (await world.FromAsync(batch.Token, 0, "*")).Events.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "EVENT-12")]
    public async Task Sessions_and_secrets_are_never_told_of()
    {
        await using World world = await World.OpenAsync();
        await world.AddAsync(new SecretRecord { Value = "hush" });

        FromBatch batch = await world.FromAsync("", 0, "*", "session", "secret");

        batch.Events.Should().BeEmpty();
    }

    [Theory]
    [InlineData("VM", true)]
    [InlineData("vM", true)]
    [InlineData("*", true)]
    [InlineData("VM/{0}", true)]
    [InlineData("vm/{0}", true)]
    [InlineData("host", false)]
    [InlineData("vm/", false)]
    [InlineData("vm/OpaqueRef:NULL", false)]
    [InlineData("*/{0}", false)]
    [InlineData("network/{0}", false)]
    [InlineData("no such class", false)]
    [InlineData("", false)]
    [Trait("Obligation", "EVENT-13")]
    public async Task A_subscription_is_everything_a_class_or_an_object(string text, bool isMatch)
    {
        await using World world = await World.OpenAsync();
        Ref<VMRecord> vm = await world.AddAsync(new VMRecord());
        string subscription = text.Replace("{0}", vm.ToString(), StringComparison.Ordinal);

        FromBatch batch = await world.FromAsync("", 0, subscription);

        batch.Error.Should().BeNull();
        batch.Events.Should().HaveCount(isMatch ? 1 : 0);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("1")]
    [InlineData("1,2,3")]
    [InlineData("-1,0")]
    [InlineData("1.5,0")]
    [Trait("Obligation", "EVENT-14")]
    public async Task A_token_that_is_none_is_refused_by_name(string token)
    {
        await using World world = await World.OpenAsync();

        FromBatch batch = await world.FromAsync(token, 0, "*");

        batch.Error.Should().Be(new XenError(ErrorCode.EventFromTokenParseFailure, token));
    }

    [Theory]
    [InlineData("00000000000000099999,00000000000000000000")]
    [InlineData("9223372036854775807,0")]
    [Trait("Obligation", "EVENT-15")]
    public async Task A_token_from_the_future_counts_as_now(string token)
    {
        await using World world = await World.OpenAsync();
        await world.AddAsync(new VMRecord());

        Task<FromBatch> waiting = world.FromAsync(token, 30, "VM/OpaqueRef:x", "task");
        waiting.IsCompleted.Should().BeFalse();
        Ref<TaskRecord> task = await world.AddAsync(new TaskRecord());

        FromBatch batch = await World.Soon(waiting);
        batch.Events.Should().ContainSingle().Which.Ref.Should().Be((ObjectRef)task);
        batch.Token.Should().Be(world.Token);
    }

    [Fact]
    [Trait("Obligation", "EVENT-16")]
    public async Task Counts_are_those_of_every_class_in_the_database_at_the_token()
    {
        await using World world = await World.OpenAsync(statics: StaticRoles.Objects);
        await world.AddAsync(new VMRecord());
        await world.AddAsync(new VMRecord());
        Ref<VMRecord> gone = await world.AddAsync(new VMRecord());
        await world.AddAsync(new OperationRecord());
        await world.RemoveAsync(gone);
        await world.LoginAsync();

        FromBatch batch = await world.FromAsync("", 0, "VM");

        Dictionary<string, int> counts = batch.ValidRefCounts.ToDictionary(entry => entry.Class, entry => entry.Count);
        counts.Should().Contain("vm", 2).And.Contain("session", 2).And.Contain("vm_guest_metrics", 0)
            .And.Contain("role", StaticRoles.Objects.Count);
        counts.Should().NotContainKeys("operation", "event", "message");
        counts.Keys.Should().OnlyContain(name => name == name.ToLowerInvariant());
    }

    [Fact]
    public async Task Below_the_window_the_state_and_the_tombstones_tell_the_same()
    {
        await using World world = await World.OpenAsync(window: new EventWindowOptions { RetainedEventsMax = 1 });
        Ref<NetworkRecord> filler = await world.AddAsync(new NetworkRecord());
        Ref<VMRecord> changed = await world.AddAsync(new VMRecord());
        Ref<VMRecord> untouched = await world.AddAsync(new VMRecord());
        Ref<VMRecord> removed = await world.AddAsync(new VMRecord());
        string token = world.Token;
        Ref<VMRecord> added = await world.AddAsync(new VMRecord());
        Ref<VMRecord> brief = await world.AddAsync(new VMRecord());
        await world.RemoveAsync(brief);
        await world.RemoveAsync(removed);
        await world.RenameAsync(changed, "changed");
        FromBatch within = await world.FromAsync(token, 0, "vm");

        await world.FillToAsync(filler, EventLog.BlockLength + 1);
        await world.HorizonReachesAsync(EventLog.BlockLength);
        FromBatch below = await world.FromAsync(token, 0, "vm");

        below.Events.Should().Equal(within.Events);
        below.Events.Select(item => (item.Operation, item.Ref)).Should().Equal(
            (EventKind.Add, (ObjectRef)added),
            (EventKind.Mod, (ObjectRef)changed),
            (EventKind.Del, (ObjectRef)removed));
        below.Events.Should().NotContain(item => item.Ref == untouched);
    }

    [Fact]
    [Trait("Obligation", "EVENT-17")]
    public async Task Events_are_lost_only_when_a_deletion_was_forgotten()
    {
        await using World world = await World.OpenAsync(
            window: new EventWindowOptions { RetainedEventsMax = 1, RetainedTombstonesMax = 1 });
        Ref<NetworkRecord> filler = await world.AddAsync(new NetworkRecord());
        Ref<VMRecord> first = await world.AddAsync(new VMRecord());
        Ref<VMRecord> second = await world.AddAsync(new VMRecord());
        string early = world.Token;
        await world.RemoveAsync(first);
        string late = world.Token;
        await world.RemoveAsync(second);
        (await world.FromAsync(early, 0, "vm")).Events.Should().HaveCount(2, "the window still has both");

        await world.FillToAsync(filler, EventLog.BlockLength + 1);
        await world.HorizonReachesAsync(EventLog.BlockLength);

        (await world.FromAsync(early, 0, "vm")).Error.Should().Be(new XenError(ErrorCode.EventsLost));
        (await world.FromAsync(late, 0, "vm")).Events.Should().ContainSingle().Which.Ref.Should().Be((ObjectRef)second);
        (await world.FromAsync("", 0, "vm")).Events.Should().BeEmpty();
    }

    [Fact]
    public async Task A_token_among_ids_that_a_crash_took_is_refused_and_older_ones_stay_exact()
    {
        var storage = new MemoryLogStorage();
        Ref<VMRecord> vm;
        string kept;
        string ghost;
        MemoryLogStorage left;
        await using (World world = await World.OpenAsync(storage: storage, flush: FlushPolicy.Never))
        {
            vm = await world.AddAsync(new VMRecord());
            kept = world.Token;
            await world.RenameAsync(vm, "lost with the power");
            ghost = world.Token;
            left = storage.Reopen(powerLoss: true);
        }

        await using World next = await World.OpenAsync(storage: left);
        (await next.FromAsync(ghost, 0, "vm")).Error.Should().Be(new XenError(ErrorCode.EventsLost));
        (await next.FromAsync(kept, 0, "vm")).Events.Should().BeEmpty();
        string restarted = next.Token;
        await next.RenameAsync(vm, "kept");
        foreach (string token in new[] { kept, restarted })
        {
            (await next.FromAsync(token, 0, "vm")).Events.Should().ContainSingle()
                .Which.Operation.Should().Be(EventKind.Mod);
        }
    }

    [Fact]
    [Trait("Obligation", "EVENT-17")]
    public async Task A_mirror_kept_from_batches_is_exact_at_every_token()
    {
        await using World world = await World.OpenAsync();
        Task writing = Task.Run(() => WriteAsync(world));
        var mirror = new Dictionary<ObjectRef, RecordVersion>();
        string token = "";
        bool isLast;
        do
        {
            isLast = writing.IsCompleted;
            FromBatch batch = await World.Soon(world.FromAsync(token, 0, "vm", "vbd"));
            Apply(batch, mirror);
            token = batch.Token;
            EventToken.TryParse(token, out EventId at).Should().BeTrue();
            RecordView view = world.Model.Store.AsOf(at);
            mirror.Values.ToHashSet().SetEquals(view.All(VMRecord.ClassInfo).Concat(view.All(VBDRecord.ClassInfo)))
                .Should().BeTrue("the client has what the server had at {0}", token);
            int counted = batch.ValidRefCounts.Where(entry => entry.Class is "vm" or "vbd").Sum(entry => entry.Count);
            mirror.Should().HaveCount(counted);
        }
        while (!isLast);
        await writing;
        token.Should().Be(world.Token);
    }

    private static void Apply(FromBatch batch, Dictionary<ObjectRef, RecordVersion> mirror)
    {
        foreach (FeedEvent item in batch.Events)
        {
            mirror.ContainsKey(item.Ref).Should().Be(item.Operation != EventKind.Add);
            if (item.Operation == EventKind.Del)
            {
                mirror.Remove(item.Ref);
            }
            else
            {
                mirror[item.Ref] = item.Snapshot!;
            }
        }
    }

    private static async Task WriteAsync(World world)
    {
        var random = new Random(1);
        var vms = new List<Ref<VMRecord>>();
        for (int step = 0; step < 300; step++)
        {
            int choice = random.Next(4);
            if (choice == 0 || vms.Count == 0)
            {
                vms.Add(await world.AddAsync(new VMRecord()));
            }
            else if (choice == 1)
            {
                await world.AddAsync(new VBDRecord { VM = vms[random.Next(vms.Count)] });
            }
            else if (choice == 2)
            {
                int at = random.Next(vms.Count);
                await world.RemoveAsync(vms[at]);
                vms.RemoveAt(at);
            }
            else
            {
                await world.RenameAsync(vms[random.Next(vms.Count)], $"step {step}");
            }
        }
    }
}
