using System.Buffers;
using Xen.Model.Classes;
using Xen.Model.Codec;
using Xen.Model.Errors;
using Xen.Model.Log;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.Tests.Sequencing;

namespace Xen.Model.Tests.Log.Format;

/// <summary>A commit can be looked into without the state that it belongs to.</summary>
public sealed class CommitReaderTests
{
    [Fact]
    public void Every_event_is_read_with_its_id_kind_class_and_fields()
    {
        World world = Scripted.World();
        Ref<PVSSiteRecord> site = world.Create(new PVSSiteRecord { NameLabel = "first" });
        world.Do(new Scripted(context =>
        {
            context.Changes.Update(site, record => record with { NameLabel = "second" });
            context.Create(new PVSServerRecord { Site = site });
            return Decision.Done;
        }));
        world.Do(new Scripted(context =>
        {
            context.Changes.Delete(site);
            return Decision.Done;
        }));

        List<LoggedEvent> events = [.. world.Commits.SelectMany(All)];

        events.Select(item => item.Id.Value).Should().Equal(Enumerable.Range(1, events.Count).Select(id => (long)id));
        events.Select(item => item.Kind).Should().StartWith([EventKind.Add, EventKind.Mod, EventKind.Add]);
        events[0].Class.Should().BeSameAs(PVSSiteRecord.ClassInfo);
        events[0].Reference.Should().Be((ObjectRef)site);
        Unpack(events[1].Fields, new PVSSiteRecord()).NameLabel.Should().Be("second");
        Unpack(events[2].Fields, new PVSServerRecord()).Site.Should().Be(site);
        events.Last(item => item.Kind == EventKind.Del).Fields.Length.Should().Be(1, "an empty map");
    }

    [Fact]
    public void The_outcome_is_kept_with_the_commit()
    {
        World world = Scripted.World();
        var asynchronous = new CallContext { IsAsync = true };
        world.Do(new Scripted(_ => Decision.Done), asynchronous);
        world.Do(new Scripted(context =>
        {
            context.NeedTask();
            return Decision.Pending;
        }));
        world.Step(
            new Scripted(_ => new XenError(ErrorCode.HandleInvalid, "VM", "OpaqueRef:gone")), asynchronous);

        world.Commits.Select(commit => CommitReader.Read(commit).Header.Outcome).Should().Equal(
            CommitOutcome.Ok,
            CommitOutcome.Pending,
            CommitOutcome.Refused(new XenError(ErrorCode.HandleInvalid, "VM", "OpaqueRef:gone")));
    }

    [Fact]
    public void A_commit_of_the_first_version_is_read_as_a_success()
    {
        StoredCommit commit = FirstVersion();

        CommitReader reader = CommitReader.Read(commit);

        reader.Header.UserName.Should().Be("operator");
        reader.Header.Outcome.Should().Be(CommitOutcome.Ok);
        All(commit).Should().ContainSingle().Which.Class.Should().BeSameAs(PVSSiteRecord.ClassInfo);
    }

    [Fact]
    public void A_body_that_holds_another_number_of_events_than_its_frame_says_is_refused()
    {
        StoredCommit commit = FirstVersion();
        Action reading = () => CommitReader.Read(commit with { EventCount = 2 });
        reading.Should().Throw<MessagePackException>();
    }

    private static StoredCommit FirstVersion()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(10);
        writer.Write(1);
        writer.Write(1_700_000_000_000);
        foreach (string text in (string[])["operator", "", "", "192.0.2.1", "PVS_site.create"])
        {
            writer.Write(text);
        }
        ObjectRefCodec.Pack(ref writer, default(ObjectRef));
        writer.Write(ReadOnlySpan<byte>.Empty);
        writer.WriteArrayHeader(4);
        writer.Write((int)EventKind.Add);
        writer.Write(PVSSiteRecord.ClassInfo.Id);
        writer.Write(Guid.Parse("00000000-0000-4000-8000-000000000001"));
        writer.WriteMapHeader(0);
        writer.Flush();
        return new StoredCommit(new EventId(1), 1, buffer.WrittenMemory);
    }

    private static T Unpack<T>(ReadOnlyMemory<byte> fields, T basis)
        where T : Model.Schema.XenRecord
    {
        var reader = new MessagePackReader(fields);
        return (T)RecordPacker.Unpack(ref reader, basis);
    }

    private static List<LoggedEvent> All(StoredCommit commit)
    {
        var events = new List<LoggedEvent>();
        foreach (LoggedEvent item in CommitReader.Read(commit).Events())
        {
            events.Add(item);
        }
        return events;
    }
}
