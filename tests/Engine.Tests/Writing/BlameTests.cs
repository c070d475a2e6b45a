using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Writing;

/// <summary>What one call does wrong is that call's alone.</summary>
public sealed class BlameTests
{
    [Fact]
    public async Task Text_that_cannot_be_encoded_is_refused_and_the_model_goes_on()
    {
        var storage = new MemoryLogStorage();
        XenModel model = await Scenario.OpenAsync(storage);
        Ref<TaskRecord> task = await Scenario.CreateTaskAsync(model, "task");
        CallContext broken = Scenario.Root with { Origin = "half a pair: \ud800" };

        CallOutcome refused = await model.SubmitAsync(Scenario.Describe(task, "never"), broken);
        await model.SubmitAsync(Scenario.Describe(task, "after"), Scenario.Root);
        await model.DisposeAsync();

        refused.Error!.Code.Should().Be(ErrorCode.InternalError);
        refused.At.Value.Should().Be(1);
        await using XenModel reopened = await Scenario.OpenAsync(storage.Reopen());
        reopened.View.Find(task)!.NameDescription.Should().Be("after");
        reopened.Log.Published.Tail.Value.Should().Be(2);
    }

    [Fact]
    public async Task A_decider_that_throws_changes_nothing()
    {
        DeciderTable deciders = new DeciderTable().Add<TaskCreate>((call, context) =>
        {
            var task = context.Create(new TaskRecord { NameLabel = call.Label });
            return call.Label == "bad" ? throw new InvalidOperationException("a bug") : Decision.With(task);
        });
        await using XenModel model = await Scenario.OpenAsync(new MemoryLogStorage(), deciders);

        CallOutcome refused = await model.SubmitAsync(new TaskCreate("bad", ""), Scenario.Root);
        await Scenario.CreateTaskAsync(model, "good");

        refused.Error!.Code.Should().Be(ErrorCode.InternalError);
        model.View.All<TaskRecord>().Should().ContainSingle().Which.Record.NameLabel.Should().Be("good");
    }

    [Fact]
    public async Task An_object_that_is_touched_and_then_deleted_is_gone()
    {
        DeciderTable deciders = Decisions.StandardDeciders.Table().Add<PoolJoin>((call, context) =>
        {
            ObjectRef.TryParse(call.MasterAddress, out ObjectRef target).Should().BeTrue();
            context.Changes.Touch(target);
            context.Changes.Delete(target);
            return Decision.Done;
        });
        var storage = new MemoryLogStorage();
        XenModel model = await Scenario.OpenAsync(storage, deciders);
        Ref<TaskRecord> task = await Scenario.CreateTaskAsync(model, "task");

        await model.SubmitAsync(new PoolJoin(task.ToString(), "", ""), Scenario.Root);

        model.View.Find(task).Should().BeNull();
        await model.DisposeAsync();
    }
}
