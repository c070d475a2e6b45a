using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Simulation.Tests;

/// <summary>
/// The whole model with its threads, stopped by the disk at one call after the other: what each caller is told, and
/// what is there afterwards.
/// </summary>
public sealed class StoppedModelTests
{
    private const int Calls = 24;
    private const int CallersAtOnce = 3;

    [Theory]
    [InlineData(DiskFault.Fail, CrashKind.ProcessEnd)]
    [InlineData(DiskFault.Tear, CrashKind.PowerLoss)]
    [InlineData(DiskFault.Crash, CrashKind.PowerLoss)]
    [InlineData(DiskFault.Full, CrashKind.ProcessEnd)]
    public async Task An_error_of_the_disk_is_told_to_every_caller_and_what_was_answered_is_kept(
        DiskFault fault, CrashKind then)
    {
        int stopped = 0;
        long calls = await CallsOfScenarioAsync();
        for (long call = 1; call <= calls; call++)
        {
            var disk = new SimulatedDisk(new SeededRandomSource((ulong)call));
            await using XenModel model = await OpenAsync(disk);
            disk.FaultAt(disk.Calls + call, fault);
            List<(Ref<TaskRecord> Task, string Text)> answered = await RunAsync(model);
            if (answered.Count < Calls)
            {
                stopped++;
                await model.Invoking(one => one.SubmitAsync(new TaskCreate("late", ""), CallContext.Server).AsTask())
                    .Should().ThrowAsync<EngineStoppedException>();
            }
            await using XenModel reopened = await OpenAsync(disk.Crash(then));
            answered.Where(item => reopened.View.Find(item.Task)?.NameLabel != item.Text)
                .Should().BeEmpty("call {0} went wrong", call);
        }
        stopped.Should().BeGreaterThan(10);
    }

    [Fact]
    public async Task A_full_disk_stops_the_model_and_room_lets_it_start_again()
    {
        var disk = new SimulatedDisk(new SeededRandomSource(1));
        await using XenModel model = await OpenAsync(disk);
        disk.CapacityBytes = disk.UsedBytes;
        List<(Ref<TaskRecord> Task, string Text)> answered = await RunAsync(model, until: 400);
        answered.Should().HaveCountLessThan(400);
        (await model.Invoking(one => one.Stopped).Should().ThrowAsync<EngineStoppedException>())
            .WithInnerException<IOException>().Which.HResult.Should().Be(28);

        SimulatedDisk left = disk.Crash(CrashKind.ProcessEnd);
        left.CapacityBytes = null;
        await using XenModel reopened = await OpenAsync(left);
        answered.Where(item => reopened.View.Find(item.Task) is null).Should().BeEmpty();
        (await RunAsync(reopened)).Should().HaveCount(Calls);
    }

    private static Task<XenModel> OpenAsync(SimulatedDisk disk) => XenModel.OpenAsync(new XenModelOptions
    {
        Storage = SegmentLogStorage.Open(disk, new SegmentLogOptions
        {
            SegmentSizeBytes = SegmentLogOptions.MinSegmentSizeBytes,
            SealInBackground = false,
        }),
        Deciders = StandardDeciders.Table(),
        BatchCallsMax = 2,
    });

    private static async Task<long> CallsOfScenarioAsync()
    {
        var disk = new SimulatedDisk(new SeededRandomSource(1));
        await using XenModel model = await OpenAsync(disk);
        long before = disk.Calls;
        (await RunAsync(model)).Should().HaveCount(Calls);
        return disk.Calls - before;
    }

    /// <summary>Some callers at a time, until the model stops; gives what was answered.</summary>
    private static async Task<List<(Ref<TaskRecord> Task, string Text)>> RunAsync(XenModel model, int until = Calls)
    {
        var answered = new List<(Ref<TaskRecord>, string)>();
        for (int at = 0; at < until; at += CallersAtOnce)
        {
            string[] texts = [.. Enumerable.Range(at, CallersAtOnce).Select(number => $"task {number}")];
            Task<CallOutcome>[] running =
            [
                .. texts.Select(text =>
                    model.SubmitAsync(new TaskCreate(text, new string('.', 200)), CallContext.Server).AsTask()),
            ];
            try
            {
                await Task.WhenAll(running);
            }
            catch (EngineStoppedException stopped)
            {
                stopped.InnerException.Should().BeAssignableTo<IOException>();
            }
            foreach ((Task<CallOutcome> call, string text) in running.Zip(texts))
            {
                if (call.IsCompletedSuccessfully)
                {
                    answered.Add(((Ref<TaskRecord>)(await call).Result!, text));
                }
                else
                {
                    call.Exception!.InnerException.Should().BeOfType<EngineStoppedException>();
                }
            }
        }
        return answered;
    }
}
