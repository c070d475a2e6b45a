using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;
using Xen.Model.Testing;
using Xen.Model.Tests.Schema;

namespace Xen.Model.Tests.Sequencing;

/// <summary>
/// The state is the fold of the log: a core that sees nothing but commits becomes the core that wrote them.
/// </summary>
public sealed class ReplayTests
{
    [Theory]
    [InlineData(61)]
    [InlineData(62)]
    [InlineData(63)]
    public void A_replay_arrives_at_the_same_records_ids_and_events(int seed)
    {
        World world = Scripted.World((ulong)seed);
        var relations = new RelationWorkload(world);
        for (int round = 0; round < 20; round++)
        {
            relations.Run(15);
            WriteAnything(world, 20);
        }
        AssertSame(world);
    }

    [Fact]
    public void Members_of_a_derived_set_keep_their_order_when_a_decision_comes_back_to_an_object()
    {
        World world = Scripted.World();
        Ref<PVSSiteRecord> site = world.Create(new PVSSiteRecord());
        world.Do(new Scripted(context =>
        {
            Ref<PVSServerRecord> first = context.Create(new PVSServerRecord());
            Ref<PVSServerRecord> second = context.Create(new PVSServerRecord());
            context.Changes.Update(second, record => record with { Site = site });
            context.Changes.Update(first, record => record with { Site = site });
            return Decision.Done;
        }));
        world.Get(site).Servers.Count.Should().Be(2);
        AssertSame(world);
    }

    [Fact]
    public void Leaving_a_set_and_coming_back_in_one_decision_does_not_make_a_member_newer()
    {
        World world = Scripted.World();
        Ref<PVSSiteRecord> site = world.Create(new PVSSiteRecord());
        Ref<PVSServerRecord> first = world.Create(new PVSServerRecord { Site = site });
        Ref<PVSServerRecord> second = world.Create(new PVSServerRecord { Site = site });
        world.Do(new Scripted(context =>
        {
            context.Changes.Update(first, record => record with { Site = default });
            context.Changes.Update(first, record => record with { Site = site });
            context.Changes.Update(site, record => record with { NameLabel = "renamed" });
            return Decision.Done;
        }));
        ((IEnumerable<Ref<PVSServerRecord>>)world.Get(site).Servers).Should().Equal(second, first);
        AssertSame(world);
    }

    [Fact]
    public void Another_order_of_plain_members_survives_together_with_other_changes()
    {
        World world = Scripted.World();
        Ref<PVSServerRecord> server = world.Create(new PVSServerRecord());
        Ref<PVSSiteRecord> site = world.Create(new PVSSiteRecord());
        world.Set(server, PVSServerRecord.AddressesField, XenSet<string>.Of("10.0.0.1", "10.0.0.2"));
        world.Do(new Observe([new Fact(server, world.Get(server) with
        {
            Addresses = XenSet<string>.Of("10.0.0.2", "10.0.0.1"),
            Site = site,
        })]));
        world.Get(server).Addresses.Should().Equal("10.0.0.2", "10.0.0.1");
        AssertSame(world);
    }

    [Fact]
    public void Who_did_it_when_and_how_is_kept_with_the_commit()
    {
        World world = World.OfPlainObjects();
        DateTimeOffset now = world.Now;
        byte[] arguments = [0x93, 1, 2, 3];
        CallOutcome outcome = world.Do(new CreateObject(new PVSSiteRecord()), new CallContext
        {
            UserName = "operator", UserSid = "S-1-5", TrackId = "0123abcd", Origin = "10.0.0.9", IsAsync = true,
            Method = "Async.PVS_site.create", Arguments = arguments,
        });
        Model.Log.Format.CommitHeader header = Model.Log.Format.CommitReader.Read(world.Commits[0]).Header;
        header.UnixTimeMs.Should().Be(now.ToUnixTimeMilliseconds());
        header.UserName.Should().Be("operator");
        header.UserSid.Should().Be("S-1-5");
        header.TrackId.Should().Be("0123abcd");
        header.Origin.Should().Be("10.0.0.9");
        header.Method.Should().Be("Async.PVS_site.create");
        header.Task.Should().Be(outcome.Task);
        header.Arguments.ToArray().Should().Equal(arguments);
    }

    [Fact]
    public void A_commit_out_of_turn_is_refused()
    {
        World world = World.OfPlainObjects();
        Ref<PVSSiteRecord> site = world.Create(new PVSSiteRecord());
        world.Set(site, PVSSiteRecord.NameLabelField, "x");
        Action withoutBeginning = () => NewCore().Replay(world.Commits[1]);
        withoutBeginning.Should().Throw<MessagePackException>().WithMessage("*does not exist*");
        Sequencer twice = NewCore();
        twice.Replay(world.Commits[0]);
        Action again = () => twice.Replay(world.Commits[0]);
        again.Should().Throw<MessagePackException>().WithMessage("*exists*");
    }

    [Fact]
    public void A_commit_with_any_byte_cut_off_is_refused()
    {
        World world = World.OfPlainObjects();
        world.Create(new PVSSiteRecord { NameLabel = "a name" });
        StoredCommit commit = world.Commits[0];
        for (int length = 0; length < commit.Body.Length; length++)
        {
            StoredCommit cut = commit with { Body = commit.Body[..length] };
            Action replaying = () => NewCore().Replay(cut);
            replaying.Should().Throw<MessagePackException>(
                "{0} of {1} bytes are no commit", length, commit.Body.Length);
        }
    }

    /// <summary>
    /// Random writes to any field of any class that takes no part in a relation, text and collections included.
    /// </summary>
    private static void WriteAnything(World world, int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            XenClass type = world.Random.Pick(DataModel.Classes);
            RecordVersion[] all = [.. world.View.All(type)];
            if (all.Length < 2)
            {
                world.Do(new Scripted(context =>
                {
                    context.Changes.Create(new ObjectRef(world.Random.NextGuid()), type.Empty);
                    return Decision.Done;
                }));
                continue;
            }
            RecordVersion chosen = world.Random.Pick(all);
            XenRecord record = chosen.Record!;
            foreach (Field field in type.StoredFields.Where(field => !IsRelation(field) && world.Random.Chance(20)))
            {
                record = field.WithValue(record, Samples.Value(Samples.ValueType(field), world.Random));
            }
            world.Do(new Observe([new Fact(chosen.Slot.Reference, record)]));
        }
    }

    private static bool IsRelation(Field field) =>
        DataModel.Relations.From(field.Class).Any(relation => relation.Source == field);

    private static void AssertSame(World world)
    {
        EventLog copy = world.Replayed().Log;
        copy.Head.Should().Be(world.Log.Head);
        Describe(World.Events(copy, EventId.None)).Should().Equal(Describe(world.EventsAfter(EventId.None)));
        foreach (XenClass type in DataModel.Classes.Where(type => !type.IsVolatile))
        {
            copy.Published.LiveCount(type).Should().Be(world.Log.Published.LiveCount(type));
            Describe(copy.View, type).Should().Equal(Describe(world.View, type));
        }
    }

    private static IEnumerable<string> Describe(IEnumerable<EventEntry> events) => events.Select(entry =>
        $"{entry.Id} {entry.UnixTimeMs} {entry.Kind} {entry.After.Slot.Class} {entry.After.Slot.Reference} "
        + (entry.After.Record is { } record ? WireText.OfLastingFields(record) : "gone"));

    private static IEnumerable<string> Describe(RecordView view, XenClass type) => view.All(type).Select(version =>
        $"{version.Slot.Reference} {version.CreatedAt} {version.Id} {WireText.OfLastingFields(version.Record!)}");

    private static Sequencer NewCore() => new(new DeciderTable(), new SeededRandomSource(0), new EventWindowOptions());
}
