using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Engine.Tests.Writing;

public sealed class OverloadTests
{
    [Fact]
    public async Task A_full_queue_answers_at_once_that_it_is_too_busy()
    {
        using var disk = new HeldStorage();
        XenModel model = await Scenario.OpenAsync(disk, queuedCallsMax: 8);
        var open = new List<Task<CallOutcome>>();

        // Batches in flight take some in; then the queue fills up and stays so.
        ValueTask<CallOutcome> refused = default;
        await Task.Run(() => SpinUntilRefused(model, open, out refused)).WaitAsync(TimeSpan.FromSeconds(30));

        (await refused).Error!.Code.Should().Be(ErrorCode.TooBusy);
        disk.Release();
        foreach (CallOutcome outcome in await Task.WhenAll(open))
        {
            outcome.Error.Should().BeNull();
        }
        await Scenario.CreateTaskAsync(model, "after");
        model.View.All<TaskRecord>().Should().HaveCount(open.Count + 1);
        await model.DisposeAsync();
    }

    private static void SpinUntilRefused(
        XenModel model, List<Task<CallOutcome>> open, out ValueTask<CallOutcome> refused)
    {
        while (true)
        {
            ValueTask<CallOutcome> call = model.SubmitAsync(new TaskCreate("task", ""), Scenario.Root);
            if (call.IsCompleted)
            {
                refused = call;
                return;
            }
            open.Add(call.AsTask());
        }
    }

    /// <summary>A log whose flushes wait until they are let go.</summary>
    private sealed class HeldStorage : ILogStorage
    {
        private readonly MemoryLogStorage _inner = new();
        private readonly ManualResetEventSlim _gate = new();

        public EventId Head => _inner.Head;

        public EventId Durable => _inner.Durable;

        public EventId Ceiling => _inner.Ceiling;

        public EventId Horizon => _inner.Horizon;

        public void Release() => _gate.Set();

        public IEnumerable<StoredCommit> Read(EventId after) => _inner.Read(after);

        public void Append(CommitBatch batch) => _inner.Append(batch);

        public void Flush()
        {
            _gate.Wait();
            _inner.Flush();
        }

        public void Reserve(EventId upTo) => _inner.Reserve(upTo);

        public void Truncate(EventId upTo) => _inner.Truncate(upTo);

        public void Dispose() => _inner.Dispose();
    }
}
