using Xen.Model.Backend.Simulation;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Engine;
using Xen.Model.Errors;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.State;
using Xen.Model.Testing;

namespace Xen.Model.Backend.Tests;

/// <summary>A model on a log in memory over simulated hosts, with a clock that goes on while somebody waits.</summary>
internal sealed class World : IAsyncDisposable
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly SimulatedHostOptions _options;
    private MemoryLogStorage _log = new();
    private SimulatedHost _host = null!;

    private World(SimulatedHostOptions options) => _options = options with { Clock = Clock };

    public ManualClock Clock { get; } = new();

    public XenModel Model { get; private set; } = null!;

    public SimulatedMachine Machine { get; private set; } = new();

    public RecordView View => Model.View;

    /// <summary>What the machines count.</summary>
    public IMachineCounters Counters => _host.Counters;

    public int Pending => _host.PendingCount;

    public IGuestConsoles Consoles => _host.Consoles;

    public static async Task<World> StartAsync(SimulatedHostOptions? options = null)
    {
        var world = new World(options ?? new SimulatedHostOptions());
        await world.OpenAsync();
        await SimulatedPool.SeedIfEmptyAsync(world.Model, world._options, new SeededRandom(1));
        return world;
    }

    /// <summary>Makes a call and lets time pass until it has ended.</summary>
    public async Task<object?> CallAsync(Call call)
    {
        CallOutcome outcome = await SubmitAsync(call);
        if (outcome.Error is { } error)
        {
            throw new InvalidOperationException($"{call.WireName} was refused: {error}");
        }
        return outcome.IsPending ? await ResultAsync(outcome.Task) : outcome.Result;
    }

    /// <summary>Makes a call that is expected to be refused or to fail, and gives the error.</summary>
    public async Task<XenError> FailureAsync(Call call)
    {
        CallOutcome outcome = await SubmitAsync(call);
        if (outcome.Error is { } error)
        {
            return error;
        }
        if (!outcome.IsPending)
        {
            throw new InvalidOperationException($"{call.WireName} was accepted");
        }
        TaskRecord task = await EndAsync(outcome.Task);
        return new XenError(task.ErrorInfo[0], [.. task.ErrorInfo.Skip(1)]);
    }

    /// <summary>Begins a call that takes its time.</summary>
    public async Task<Ref<TaskRecord>> BeginAsync(Call call)
    {
        CallOutcome outcome = await SubmitAsync(call);
        outcome.Error.Should().BeNull();
        outcome.IsPending.Should().BeTrue();
        return outcome.Task;
    }

    public ValueTask<CallOutcome> SubmitAsync(Call call) =>
        Model.SubmitAsync(call, new CallContext { UserName = "root", IsLocalSuperuser = true, Method = call.WireName });

    /// <summary>Lets time pass until a task has ended.</summary>
    public async Task<TaskRecord> EndAsync(Ref<TaskRecord> task)
    {
        await UntilAsync(() => View.Find(task)?.Status != TaskStatusType.Pending);
        return View.Find(task)!;
    }

    /// <summary>Lets time pass until something is the case.</summary>
    public async Task UntilAsync(Func<bool> condition)
    {
        DateTime deadline = DateTime.UtcNow + Patience;
        while (!condition())
        {
            if (DateTime.UtcNow > deadline)
            {
                throw new TimeoutException("what was waited for did not come");
            }
            Clock.Advance(Step);
            await Task.Delay(1);
        }
    }

    /// <summary>Lets a moment pass.</summary>
    public async Task PassAsync()
    {
        Clock.Advance(Step);
        await Task.Delay(20);
    }

    /// <summary>Has a guest end its domain by itself.</summary>
    public Task EndGuestAsync(Ref<VMRecord> vm, GuestExit reason) => _host.EndGuestAsync(vm, reason);

    /// <summary>Lets time pass until nothing is being done any more.</summary>
    public Task QuietAsync() => UntilAsync(() => Pending == 0);

    /// <summary>Kills the model at once and starts it again on its log.</summary>
    /// <param name="keepMachine">
    /// True when the machines go on meanwhile; false for ones that take over from the model.
    /// </param>
    public async Task RestartAsync(bool keepMachine = true)
    {
        await StopAsync();
        _log = _log.Reopen(powerLoss: true);
        Machine = keepMachine ? Machine : new SimulatedMachine();
        await OpenAsync();
    }

    public ValueTask DisposeAsync() => new(StopAsync());

    private async Task<object?> ResultAsync(Ref<TaskRecord> reference)
    {
        TaskRecord task = await EndAsync(reference);
        if (task.Status != TaskStatusType.Success)
        {
            throw new InvalidOperationException($"the task failed: {string.Join(", ", task.ErrorInfo)}");
        }
        string text = task.Result.Replace("<value>", "", StringComparison.Ordinal)
            .Replace("</value>", "", StringComparison.Ordinal);
        return text.Length > 0 && ObjectRef.TryParse(text, out ObjectRef result) ? result : null;
    }

    private async Task OpenAsync() => Model = await XenModel.OpenAsync(new XenModelOptions
    {
        Storage = _log,
        Secrets = new ReversibleProtector(),
        Deciders = StandardDeciders.Table(),
        Clock = Clock,
        Effects = sink => _host = SimulatedHost.Attach(sink, Machine, _options),
    });

    private async Task StopAsync()
    {
        await _host.DisposeAsync();
        await Model.DisposeAsync();
    }

    private sealed class SeededRandom(int seed) : IRandomSource
    {
        private readonly Random _random = new(seed);

        public Guid NextGuid()
        {
            byte[] bytes = new byte[16];
            _random.NextBytes(bytes);
            return new Guid(bytes);
        }

        public int NextInt(int below) => _random.Next(below);
    }
}
