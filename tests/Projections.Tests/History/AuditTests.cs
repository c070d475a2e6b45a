using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.History;

namespace Xen.Model.Projections.Tests.History;

public sealed class AuditTests
{
    private static readonly CommitOutcome s_denied = CommitOutcome.Refused(new XenError("RBAC_PERMISSION_DENIED", "x"));

    [Fact]
    public void A_call_is_told_with_caller_arguments_events_and_outcome()
    {
        var world = new PastWorld();
        Ref<NetworkRecord> network = world.Add(new NetworkRecord { NameLabel = "one" });
        DateTimeOffset time = world.Now;
        world.Call("ada", "network.set_name_label", network, "two");
        AuditEntry entry = world.Past.Audit(new AuditFilter { User = "ada" }).Should().ContainSingle().Subject;
        entry.Time.Should().Be(time);
        entry.Header.Method.Should().Be("network.set_name_label");
        entry.Header.Origin.Should().Be("10.0.0.1");
        entry.IsRefused.Should().BeFalse();
        entry.Arguments().Select(argument => argument.Text).Should().Equal(network.ToString(), "two");
        AuditEvent caused = entry.Events.Should().ContainSingle().Subject;
        caused.Id.Should().Be(world.Tail);
        caused.Reference.Should().Be((ObjectRef)network);
    }

    [Fact]
    public void A_refused_call_is_told_too()
    {
        var world = new PastWorld();
        Ref<NetworkRecord> network = world.Add(new NetworkRecord());
        world.Note("eve", "network.destroy", s_denied, network);
        AuditEntry entry = world.Past.Audit(new AuditFilter { Accepted = false }).Should().ContainSingle().Subject;
        entry.IsNote.Should().BeTrue();
        entry.After.Should().Be(world.Tail);
        entry.Header.Outcome.Error!.Code.Should().Be("RBAC_PERMISSION_DENIED");
        Methods(world, new AuditFilter { Error = "RBAC_PERMISSION_DENIED" }).Should().Equal("network.destroy");
        Methods(world, new AuditFilter { Error = "OTHER" }).Should().BeEmpty();
    }

    [Fact]
    public void Calls_are_chosen_by_method_user_class_and_object()
    {
        var world = new PastWorld();
        Ref<NetworkRecord> first = world.Add(new NetworkRecord());
        Ref<NetworkRecord> second = world.Add(new NetworkRecord());
        Ref<VMRecord> vm = world.Add(new VMRecord());
        world.Call("ada", "network.set_name_label", first, "a");
        world.Call("bob", "network.set_name_description", second, "b");
        world.Call("ada", "VM.set_name_label", vm, "c");
        world.Note("eve", "network.destroy", s_denied, first);
        const string Set = "*.set_*";
        Methods(world, new AuditFilter { Method = Set }).Should().HaveCount(3);
        Methods(world, new AuditFilter { Method = "network.set_name_?abel" }).Should().Equal("network.set_name_label");
        Methods(world, new AuditFilter { Method = Set, User = "b*" }).Should().Equal("network.set_name_description");
        Methods(world, new AuditFilter { Method = Set, Class = VMRecord.ClassInfo })
            .Should().Equal("VM.set_name_label");
        Methods(world, new AuditFilter { User = "*", Reference = first }).Should()
            .Equal("observation", "network.set_name_label", "network.destroy");
        Methods(world, new AuditFilter { Reference = first, Accepted = true }).Should()
            .Equal("observation", "network.set_name_label");
    }

    [Fact]
    public void Calls_are_chosen_by_time_and_by_event()
    {
        var world = new PastWorld();
        Ref<NetworkRecord> network = world.Add(new NetworkRecord());
        DateTimeOffset start = world.Now;
        for (int number = 0; number < 5; number++)
        {
            world.Call("ada", "network.set_name_label", network, $"{number}");
        }
        Values(new AuditFilter { From = start.AddSeconds(1), To = start.AddSeconds(3) }).Should().Equal("1", "2", "3");
        Values(new AuditFilter { From = start.AddSeconds(3.5) }).Should().Equal("4");
        Values(new AuditFilter { After = new EventId(2), UpTo = new EventId(4) }).Should().Equal("1", "2");
        Values(new AuditFilter { From = start.AddDays(1) }).Should().BeEmpty();

        IEnumerable<string> Values(AuditFilter filter) =>
            world.Past.Audit(filter).Select(entry => entry.Arguments()[1].Text);
    }

    [Fact]
    public void The_trail_ends_at_the_horizon_with_an_error()
    {
        var world = new PastWorld();
        world.Run(3);
        world.Storage.Truncate(world.Tail);
        Action below = () => world.Past.Audit(new AuditFilter { After = EventId.None });
        below.Should().Throw<LogHorizonException>();
        world.Past.Audit(new AuditFilter()).Should().BeEmpty();
    }

    private static IEnumerable<string> Methods(PastWorld world, AuditFilter filter) =>
        world.Past.Audit(filter).Select(entry => entry.Header.Method);
}
