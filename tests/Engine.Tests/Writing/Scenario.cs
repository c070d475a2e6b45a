using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Engine.Tests.Writing;

/// <summary>Models to test, and calls to make.</summary>
internal static class Scenario
{
    public static readonly CallContext Root = new() { UserName = "root", IsLocalSuperuser = true, Method = "test" };

    public static Task<XenModel> OpenAsync(
        ILogStorage storage, DeciderTable? deciders = null, int queuedCallsMax = 65_536) =>
        XenModel.OpenAsync(new XenModelOptions
        {
            Storage = storage,
            Deciders = deciders ?? StandardDeciders.Table(),
            QueuedCallsMax = queuedCallsMax,
            BatchCallsMax = 16,
        });

    public static async Task<Ref<TaskRecord>> CreateTaskAsync(
        ICallSink model, string label, CallContext? context = null)
    {
        CallOutcome outcome = await model.SubmitAsync(new TaskCreate(label, ""), context ?? Root);
        outcome.Error.Should().BeNull();
        return (Ref<TaskRecord>)outcome.Result!;
    }

    public static SetField Describe(ObjectRef task, string text) => new(task, TaskRecord.NameDescriptionField, text);

    /// <summary>Objects that come, change, refer to each other and go; the same each time but for identities.</summary>
    public static async Task RunAsync(ICallSink model, int rounds)
    {
        var alive = new List<Ref<TaskRecord>>();
        var random = new Random(17);
        for (int round = 0; round < rounds; round++)
        {
            Ref<TaskRecord> parent = alive.Count == 0 ? default : alive[random.Next(alive.Count)];
            alive.Add(await CreateTaskAsync(model, $"task {round}", Root with { ParentTask = parent }));
            ObjectRef target = alive[random.Next(alive.Count)];
            await model.SubmitAsync(Describe(target, $"round {round}"), Root);
            await model.SubmitAsync(new AddToMap(target, TaskRecord.OtherConfigField, $"key {round}", "value"), Root);
            await model.SubmitAsync(new SetField(target, TaskRecord.ProgressField, random.NextDouble()), Root);
            if (round % 3 == 2)
            {
                int gone = random.Next(alive.Count);
                await model.SubmitAsync(new TaskDestroy(alive[gone]), Root with { IsAsync = round % 2 == 0 });
                alive.RemoveAt(gone);
            }
        }
    }
}
