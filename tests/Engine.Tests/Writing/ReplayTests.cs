using Xen.Model.Engine.LogFiles;
using Xen.Model.Engine.Tests.LogFiles;
using Xen.Model.Primitives;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Writing;

public sealed class ReplayTests
{
    private const int Rounds = 30;

    private static readonly SegmentLogOptions Small = new() { SegmentSizeBytes = 256 * 1024 };

    [Fact]
    public async Task A_reopened_model_is_what_it_was()
    {
        var storage = new MemoryLogStorage();
        XenModel model = await Scenario.OpenAsync(storage);
        await Scenario.RunAsync(model, Rounds);
        await model.DisposeAsync();

        await using XenModel reopened = await Scenario.OpenAsync(storage.Reopen());

        reopened.Log.Published.Tail.Should().Be(model.Log.Published.Tail);
        StateText.Of(reopened.View).Should().Be(StateText.Of(model.View)).And.NotBeEmpty();
        // And goes on where it was, on the same log.
        await Scenario.RunAsync(reopened, 3);
    }

    [Fact]
    public async Task A_log_cut_behind_any_commit_leads_to_the_state_at_that_commit()
    {
        using var disk = new SimulatedDisk(new SeededRandomSource(1));
        XenModel model = await Scenario.OpenAsync(SegmentLogStorage.Open(disk, Small));
        await Scenario.RunAsync(model, Rounds);
        await model.DisposeAsync();
        string segment = disk.List().Single();
        byte[] whole = disk.Contents(segment);
        (EventId Last, int End)[] commits = Commits(whole);
        commits.Should().HaveCountGreaterThan(3 * Rounds);

        foreach ((EventId last, int end) in commits)
        {
            using var cut = new SimulatedDisk(new SeededRandomSource(1));
            cut.Replace(segment, whole.AsSpan(0, end));
            await using XenModel reopened = await Scenario.OpenAsync(SegmentLogStorage.Open(cut, Small));
            reopened.Log.Published.Tail.Should().Be(last);
            StateText.Of(reopened.View).Should().Be(StateText.Of(model.Store.AsOf(last)));
        }
    }

    private static (EventId Last, int End)[] Commits(byte[] segment)
    {
        var commits = new List<(EventId, int)>();
        long last = 0;
        foreach (Frames.Frame frame in Frames.CommitsOf(segment))
        {
            last += frame.Count;
            commits.Add((new EventId(last), frame.End));
        }
        return [.. commits];
    }
}
