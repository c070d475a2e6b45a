using Xen.Model.Backend.Simulation;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.Testing;

namespace Xen.Model.Backend.Tests.Golden;

/// <summary>
/// What a golden log tells: a pool is set up, machines come, run, are copied and go, values of every kind are set, and
/// an operation is under way at the end. Calls for no more of the code than there was when the first one was made, so
/// that it can be built against old code.
/// </summary>
internal sealed class GoldenScenario
{
    private static readonly CallContext s_client = new()
    {
        UserName = "root",
        IsLocalSuperuser = true,
        Origin = "192.0.2.7 golden",
        TrackId = "5ac1",
        Session = new Ref<SessionRecord>(new Guid("01234567-89ab-4def-8123-456789abcdef")),
        Arguments = new byte[] { 0x92, 0xa1, 0x61, 0x07 },
    };

    private readonly ManualClock _clock = new();
    private readonly SimulatedHostOptions _hosts;

    public GoldenScenario() => _hosts = new SimulatedHostOptions { Hosts = 2, Clock = _clock };

    public XenModel Model { get; private set; } = null!;

    /// <summary>Runs the scenario; the model stays open with an operation under way.</summary>
    public async Task RunAsync(XenModelOptions options)
    {
        SimulatedHost? hosts = null;
        Model = await XenModel.OpenAsync(options with
        {
            Clock = _clock,
            Random = new SeededRandomSource(2),
            Effects = sink => hosts = SimulatedHost.Attach(sink, new SimulatedMachine(), _hosts),
        });
        await SimulatedPool.SeedIfEmptyAsync(Model, _hosts, new SeededRandomSource(1));
        Ref<VMRecord> web = await InstallAsync("web");
        await DeviceAsync(web);
        await CallAsync(new VMStart(web, StartPaused: false, Force: false));
        await CopiesAsync(web);
        await ValuesAsync(web);
        await TasksAsync();
        await CallAsync(new VMCleanShutdown(web));
        await SubmitAsync(new VMStart(web, StartPaused: true, Force: false));
        await hosts!.DisposeAsync();
    }

    private async Task<Ref<VMRecord>> InstallAsync(string name)
    {
        Ref<VMRecord> template = Model.View.All<VMRecord>()
            .Single(vm => vm.Record.NameLabel == "Debian Etch 4.0").Reference;
        Ref<VMRecord> vm = (await CallAsync(new VMClone(template, name))).As<VMRecord>();
        await CallAsync(new VMProvision(vm));
        return vm;
    }

    private async Task DeviceAsync(Ref<VMRecord> vm)
    {
        Ref<NetworkRecord> network = (await CallAsync(new CreateObject(new NetworkRecord
        {
            NameLabel = "a network",
            OtherConfig = XenMap<string, string>.Of(("first", "1"), ("second", "")),
        }))).As<NetworkRecord>();
        await CallAsync(new CreateObject(new VIFRecord { VM = vm, Network = network, Device = "0" }));
        ObjectRef unused = await CallAsync(new CreateObject(new NetworkRecord { NameLabel = "unused" }));
        await CallAsync(new DestroyObject(NetworkRecord.ClassInfo, unused));
        ObjectRef disk = await CallAsync(new CreateObject(new VDIRecord
        {
            NameLabel = "disk",
            SR = Model.View.All<PoolRecord>().Single().Record.DefaultSR,
            VirtualSize = 3L << 30,
            Type = VDIType.User,
        }));
        await CallAsync(new CreateObject(new VBDRecord
        {
            VM = vm, VDI = disk.As<VDIRecord>(), Userdevice = "autodetect", Mode = VBDMode.RW, Type = VBDType.Disk,
        }));
    }

    private async Task CopiesAsync(Ref<VMRecord> vm)
    {
        await CallAsync(new VMSnapshot(vm, "before", RefSet<VDIRecord>.Empty));
        Ref<VMRecord> other = await InstallAsync("other");
        ObjectRef copy = await CallAsync(new VMClone(other, "copy"));
        await CallAsync(new VMStart(other, StartPaused: false, Force: false));
        await CallAsync(new VMHardShutdown(other));
        await CallAsync(new DestroyObject(VMRecord.ClassInfo, other));
        await CallAsync(new SetField(copy, VMRecord.NameLabelField, "copy of one that is gone"));
    }

    private async Task ValuesAsync(Ref<VMRecord> vm)
    {
        const string Text = "l\u00edne one\nline two\t\u65e5\u672c \ud83d\ude80 \"quoted\\\"";
        await CallAsync(new SetField(vm, VMRecord.NameDescriptionField, Text));
        await CallAsync(new AddToMap(vm, VMRecord.OtherConfigField, "key", "value"));
        await CallAsync(new AddToMap(vm, VMRecord.OtherConfigField, "other key", new string('x', 3000)));
        await CallAsync(new RemoveFromMap(vm, VMRecord.OtherConfigField, "key"));
        await CallAsync(new AddToSet(vm, VMRecord.TagsField, "a tag"));
        await CallAsync(new AddToSet(vm, VMRecord.TagsField, "another"));
    }

    private async Task TasksAsync()
    {
        var tasks = new List<ObjectRef>();
        for (int at = 0; at < 40; at++)
        {
            tasks.Add(await CallAsync(new TaskCreate($"task {at}", "made by a client")));
            await CallAsync(new SetField(tasks[at], TaskRecord.ProgressField, at / 7.0));
        }
        foreach (ObjectRef task in tasks.Where((_, at) => at % 3 == 0))
        {
            await CallAsync(new TaskDestroy(task.As<TaskRecord>()));
        }
        CallOutcome refused = await Model.SubmitAsync(new TaskDestroy(tasks[0].As<TaskRecord>()), s_client);
        refused.Error.Should().NotBeNull();
    }

    private async Task<ObjectRef> CallAsync(Call call)
    {
        CallOutcome outcome = await SubmitAsync(call);
        if (!outcome.IsPending)
        {
            return outcome.Result is ObjectRef direct ? direct
                : outcome.Result is { } result && ObjectRef.TryParse(result.ToString() ?? "", out ObjectRef named)
                    ? named : default;
        }
        while (Model.View.Find(outcome.Task)!.Status == TaskStatusType.Pending)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Delay(1);
        }
        TaskRecord task = Model.View.Find(outcome.Task)!;
        task.Status.Should().Be(TaskStatusType.Success, string.Join(' ', task.ErrorInfo));
        string text = task.Result.Replace("<value>", "", StringComparison.Ordinal)
            .Replace("</value>", "", StringComparison.Ordinal);
        return ObjectRef.TryParse(text, out ObjectRef reference) ? reference : default;
    }

    private async Task<CallOutcome> SubmitAsync(Call call)
    {
        _clock.Advance(TimeSpan.FromMilliseconds(37));
        CallOutcome outcome = await Model.SubmitAsync(call, s_client with { Method = call.WireName });
        outcome.Error.Should().BeNull();
        return outcome;
    }
}
