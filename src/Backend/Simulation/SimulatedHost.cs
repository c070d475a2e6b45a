using Xen.Model.Backend.Effects;
using Xen.Model.Backend.Simulation.Consoles;
using Xen.Model.Backend.Simulation.Metering;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Operations;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Simulation;

/// <summary>
/// The simulated machines as the backend of a model: carries out what the model intends and lets guests report. Pass
/// <see cref="Attach"/> as what makes the model's effects. Thread-safe; never throws at its callers.
/// </summary>
public sealed class SimulatedHost : IEffectRunner, IAsyncDisposable
{
    private readonly EffectDispatcher _dispatcher;
    private readonly SimulatedGuests _guests;
    private readonly SimulatedWatchman _watchman;
    private readonly SimulatedConsoles _consoles;
    private readonly SimulatedHostWork _hosts;
    private readonly ICallSink _model;
    private readonly SimulatedMachine _machine;

    private SimulatedHost(ICallSink model, SimulatedMachine machine, SimulatedHostOptions options)
    {
        _model = model;
        _machine = machine;
        Counters = new SimulatedCounters(machine, options);
        _guests = new SimulatedGuests(model, options) { EndAsync = EndGuestAsync };
        _consoles = new SimulatedConsoles(model, options) { EndAsync = EndGuestAsync };
        _watchman = new SimulatedWatchman(model, options);
        _hosts = new SimulatedHostWork(options, machine.Journal);
        _dispatcher = new EffectDispatcher(
            model,
            SimulatedEffects.Of(machine, options, _hosts)
                .ToDictionary(effect => effect.Key, effect => Watched(effect.Value)),
            new EffectDispatcherOptions { Clock = options.Clock });
    }

    /// <summary>What the machines count of their work.</summary>
    public IMachineCounters Counters { get; }

    /// <summary>The screens and serial lines of the guests.</summary>
    public IGuestConsoles Consoles => _consoles;

    /// <summary>How many effects have been taken on and have not ended.</summary>
    public int PendingCount => _dispatcher.PendingCount;

    /// <summary>Connects a model with the machines.</summary>
    /// <param name="model">The model.</param>
    /// <param name="machine">The machines; a new one takes over what the model says is running.</param>
    /// <param name="options">What they are like.</param>
    public static SimulatedHost Attach(ICallSink model, SimulatedMachine machine, SimulatedHostOptions options)
    {
        options.Check();
        machine.Adopt(model.View);
        var host = new SimulatedHost(model, machine, options);
        host._guests.Resume();
        host._watchman.Start();
        return host;
    }

    /// <summary>Has a guest end its domain by itself, as it would from inside. Nothing when it does not run.</summary>
    public async Task EndGuestAsync(Ref<VMRecord> vm, GuestExit reason)
    {
        if (_machine.DomainOf(vm) is { } domain)
        {
            await _model.SubmitAsync(new ObserveGuestExit(vm, domain.Domid, reason), CallContext.Server)
                .ConfigureAwait(false);
            bool isKept = _model.View.Find(vm) is { PowerState: VMPowerState.Paused };
            _machine.EndedByGuest(vm, domain.Domid, isKept);
        }
    }

    /// <inheritdoc/>
    public void Start(Ref<OperationRecord> id, OperationRecord operation, bool recovered) =>
        _dispatcher.Start(id, operation, recovered);

    /// <inheritdoc/>
    public void Cancel(Ref<OperationRecord> id) => _dispatcher.Cancel(id);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _watchman.DisposeAsync().ConfigureAwait(false);
        await _consoles.DisposeAsync().ConfigureAwait(false);
        await _guests.DisposeAsync().ConfigureAwait(false);
        await _dispatcher.DisposeAsync().ConfigureAwait(false);
    }

    private IEffect Watched(IEffect effect) => new GuestBootingEffect(effect, _guests, _hosts);

    /// <summary>Lets a guest boot once the model knows its domain, and hosts write down what was done.</summary>
    private sealed class GuestBootingEffect(IEffect inner, SimulatedGuests guests, SimulatedHostWork hosts) : IEffect
    {
        public Task<EffectOutcome> RunAsync(EffectRequest request, CancellationToken cancel) =>
            inner.RunAsync(request, cancel);

        public Task<EffectOutcome?> ProbeAsync(EffectRequest request, CancellationToken cancel) =>
            inner.ProbeAsync(request, cancel);

        public void Acknowledge(EffectRequest request, EffectOutcome outcome)
        {
            inner.Acknowledge(request, outcome);
            hosts.Note(request, outcome);
            bool isBoot = request.Operation.Kind is OperationKind.VMStart or OperationKind.VMCleanReboot
                or OperationKind.VMHardReboot or OperationKind.VMGuestRestart;
            if (isBoot && outcome.Error is null
                && ObjectRef.TryParse(request.Operation.Target, out ObjectRef vm))
            {
                guests.Boot(vm.As<VMRecord>());
            }
        }
    }
}
