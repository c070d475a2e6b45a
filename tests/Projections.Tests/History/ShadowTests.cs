using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Errors;
using Xen.Model.Log.Format;
using Xen.Model.Primitives;
using Xen.Model.Projections.History;
using Xen.Model.Sequencing;

namespace Xen.Model.Projections.Tests.History;

public sealed class ShadowTests
{
    [Fact]
    public void The_code_that_decided_the_calls_decides_them_the_same_again()
    {
        PastWorld world = Recorded();
        ShadowVerdict[] verdicts = [.. world.Past.Shadow(StandardDeciders.Table())];
        verdicts.SelectMany(verdict => verdict.Differences).Should().BeEmpty();
        verdicts.Where(verdict => verdict.Result == ShadowResult.Same).Select(verdict => verdict.Header.Method).Should()
            .Equal(
                "network.set_name_label", "network.add_to_other_config", "Async.network.create", "VIF.create",
                "Async.VM.clone", "task.create", "Async.network.destroy", "VM.start");
        verdicts.Where(verdict => verdict.Result == ShadowResult.NotDecided)
            .Select(verdict => verdict.Reason).Distinct().Should().Equal(ShadowVerdict.OwnCall);
    }

    [Fact]
    public void A_change_of_what_a_call_does_is_found()
    {
        PastWorld world = Recorded();
        DeciderTable changed = new DeciderTable().Add<SetField>((call, context) =>
        {
            context.Changes.Set(call.Self, call.Field.WithValue(context.Changes.Find(call.Self)!, "changed"));
            return Decision.Done;
        });
        ShadowVerdict verdict = Different(world, changed).Should().ContainSingle().Subject;
        verdict.Header.Method.Should().Be("network.set_name_label");
        verdict.Differences.Should().ContainSingle().Which.Should().Contain("two then, changed now");
    }

    [Fact]
    public void Another_refusal_is_found()
    {
        PastWorld world = Recorded();
        DeciderTable changed = new DeciderTable()
            .Add<SetField>((_, _) => new XenError("OTHER"))
            .Add<DestroyObject>((_, _) => Decision.Done);
        Different(world, changed).Select(verdict => verdict.Differences.Single()).Should().Contain(
            "outcome: accepted then, OTHER() now").And.HaveCount(2);
    }

    [Fact]
    public void Calls_that_hold_too_little_to_decide_them_again_are_named()
    {
        var world = new PastWorld();
        Ref<NetworkRecord> network = world.Add(new NetworkRecord());
        world.Note("ada", "secret.create", CommitOutcome.Refused(new XenError("INTERNAL_ERROR")));
        var invalid = CommitOutcome.Refused(new XenError("SESSION_INVALID"));
        world.Note("ada", "network.set_name_label", invalid, network, "x");
        world.Note("ada", "network.create", CommitOutcome.Refused(new XenError("X")), RecordedArguments.Cut);
        world.Note("ada", "network.set_name_label", CommitOutcome.Ok, network, "x");
        world.Past.Shadow(StandardDeciders.Table(), world.Tail).Select(verdict => verdict.Reason).Should().Equal(
            ShadowVerdict.NoArguments, ShadowVerdict.RefusedBefore, ShadowVerdict.TooLong, ShadowVerdict.Unlogged);
    }

    [Fact]
    public void A_shadow_run_begins_where_a_checkpoint_is()
    {
        PastWorld world = Recorded();
        EventId middle = world.Tail;
        world.Archive.Remember(world.View);
        Ref<NetworkRecord> network = world.View.All<NetworkRecord>().First().Reference;
        world.Call("ada", "network.set_name_label", network, "three");
        world.Storage.Truncate(middle);
        world.Past.Shadow(StandardDeciders.Table()).Should().ContainSingle()
            .Which.Result.Should().Be(ShadowResult.Same);
    }

    private static ShadowVerdict[] Different(PastWorld world, DeciderTable deciders) =>
    [
        .. world.Past.Shadow(deciders).Where(verdict => verdict.Result == ShadowResult.Different),
    ];

    private static PastWorld Recorded()
    {
        var world = new PastWorld();
        world.Add(new PoolRecord());
        Ref<NetworkRecord> network = world.Add(new NetworkRecord { NameLabel = "one" });
        Ref<VMRecord> vm = world.Add(new VMRecord { NameLabel = "guest" });
        Accept(world.Call("ada", "network.set_name_label", network, "two"));
        Accept(world.Call("ada", "network.add_to_other_config", network, "key", "value"));
        Accept(world.Call("ada", "Async.network.create", new Dictionary<string, object>
        {
            ["name_label"] = "made", ["name_description"] = "", ["other_config"] = new Dictionary<string, object>(),
            ["MTU"] = 1500L,
        }));
        Accept(world.Call("ada", "VIF.create", new Dictionary<string, object>
        {
            ["device"] = "0", ["network"] = network, ["VM"] = vm, ["MAC"] = "02:00:00:00:00:01", ["MTU"] = 1500L,
            ["other_config"] = new Dictionary<string, object>(), ["qos_algorithm_type"] = "",
            ["qos_algorithm_params"] = new Dictionary<string, object>(),
        }));
        Accept(world.Call("ada", "Async.VM.clone", vm, "copy"));
        Accept(world.Call("ada", "task.create", "a task", "of a client"));
        Accept(world.Call("ada", "Async.network.destroy", network));
        world.Call("eve", "VM.start", vm, false, false).Error.Should().NotBeNull("and a note says so");
        return world;
    }

    private static void Accept(CallOutcome outcome) => outcome.Error.Should().BeNull();
}
