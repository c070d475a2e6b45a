using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Writing;

/// <summary>Decisions that change many objects look them up another way than those that change a few.</summary>
public sealed class LargeCommitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(500)]
    public async Task One_commit_can_change_any_number_of_objects(int count)
    {
        DeciderTable deciders = new DeciderTable().Add<TaskCreate>((call, context) =>
        {
            // A chain of tasks, every one of them changed twice and the first one by the relation, too.
            Ref<TaskRecord> last = default;
            for (int at = 0; at < count; at++)
            {
                last = context.Create(new TaskRecord { SubtaskOf = last, NameLabel = $"{at}" });
                context.Changes.Update(last, task => task with { Progress = 1 });
            }
            context.Changes.All<TaskRecord>().Should().HaveCount(count);
            return Decision.With(last);
        });
        var storage = new MemoryLogStorage();
        XenModel model = await Scenario.OpenAsync(storage, deciders);

        await Scenario.CreateTaskAsync(model, "all");

        await model.DisposeAsync();
        model.Log.Published.Tail.Value.Should().Be(count);
        model.View.All<TaskRecord>().Sum(task => task.Record.Subtasks.Count).Should().Be(count - 1);
        await using XenModel reopened = await Scenario.OpenAsync(storage.Reopen(), deciders);
        StateText.Of(reopened.View).Should().Be(StateText.Of(model.View));
    }
}
