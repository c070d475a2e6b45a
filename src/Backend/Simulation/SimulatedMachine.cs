using System.Globalization;
using Xen.Model.Backend.Effects;
using Xen.Model.Backend.Simulation.Networking;
using Xen.Model.Backend.Simulation.Storage;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Backend.Simulation;

/// <summary>
/// What is on the simulated hosts: domains and what was done to them. Outlives the model above it, as a hypervisor
/// outlives its toolstack; one that starts without a past takes over what the model says. Thread-safe.
/// </summary>
public sealed class SimulatedMachine
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SimulatedDomain> _domains = [];
    private readonly Dictionary<Ref<OperationRecord>, EffectOutcome> _done = [];
    private readonly Dictionary<Ref<OperationRecord>, IReadOnlyList<OwnedDisk>> _owned = [];
    private long _lastDomid;

    /// <summary>Makes machines.</summary>
    /// <param name="storage">Their media; empty ones in memory when null. The caller disposes of them.</param>
    public SimulatedMachine(SimulatedStorage? storage = null) => Storage = storage ?? new SimulatedStorage();

    /// <summary>What is on their media.</summary>
    public SimulatedStorage Storage { get; }

    /// <summary>What was written down on the hosts.</summary>
    internal SimulatedJournal Journal { get; } = new();

    /// <summary>How many domains there are, control domains left out.</summary>
    public int DomainCount
    {
        get
        {
            lock (_gate)
            {
                return _domains.Count;
            }
        }
    }

    /// <summary>The domain of a VM; null when it has none.</summary>
    public SimulatedDomain? DomainOf(Ref<VMRecord> vm)
    {
        lock (_gate)
        {
            return _domains.GetValueOrDefault(vm.ToString());
        }
    }

    /// <summary>What is up of an interface of a host; null when it is down.</summary>
    public SimulatedInterface? InterfaceOf(Ref<PIFRecord> pif)
    {
        lock (_gate)
        {
            return Networks.InterfaceOf(pif);
        }
    }

    /// <summary>The host's end of a guest's interface; null while it is not plugged.</summary>
    public SimulatedInterface? InterfaceOf(Ref<VIFRecord> vif)
    {
        lock (_gate)
        {
            return Networks.InterfaceOf(vif);
        }
    }

    /// <summary>The bridges that are on a host, in alphabetic order.</summary>
    public IReadOnlyList<string> BridgesOf(Ref<HostRecord> host)
    {
        lock (_gate)
        {
            return Networks.BridgesOf(host.ToString());
        }
    }

    /// <summary>Interfaces and bridges. Only within <see cref="Carry"/>.</summary>
    internal SimulatedNetworks Networks { get; } = new();

    /// <summary>Takes over from the model which VMs run, which interfaces are up and which disks there are.</summary>
    public void Adopt(RecordView view)
    {
        Storage.Adopt(view);
        lock (_gate)
        {
            Networks.Adopt(view);
            foreach ((Ref<VMRecord> reference, VMRecord vm) in view.All<VMRecord>())
            {
                if (vm is { IsControlDomain: false, Domid: >= 0 })
                {
                    bool isPaused = vm.PowerState == VMPowerState.Paused;
                    _domains.TryAdd(reference.ToString(), new SimulatedDomain(vm.Domid, isPaused));
                    _lastDomid = Math.Max(_lastDomid, vm.Domid);
                }
            }
        }
    }

    /// <summary>True for an image that the model has not heard of yet. Only within <see cref="Carry"/>.</summary>
    internal bool IsUntold(SimulatedImage image) => _done.ContainsKey(image.MadeBy);

    /// <summary>
    /// A guest has ended its domain, which is kept to be looked at or gone. Another one is not touched.
    /// </summary>
    internal void EndedByGuest(Ref<VMRecord> vm, long domid, bool isKept)
    {
        lock (_gate)
        {
            if (_domains.GetValueOrDefault(vm.ToString()) is not { } domain || domain.Domid != domid)
            {
                return;
            }
            if (isKept)
            {
                _domains[vm.ToString()] = domain with { IsPaused = true };
            }
            else
            {
                _domains.Remove(vm.ToString());
            }
        }
    }

    /// <summary>What came of an operation that was carried out and whose outcome nobody has acknowledged.</summary>
    internal EffectOutcome? OutcomeOf(Ref<OperationRecord> id)
    {
        lock (_gate)
        {
            return _done.GetValueOrDefault(id);
        }
    }

    /// <summary>Carries out an operation in one step and remembers its outcome until it is acknowledged.</summary>
    internal EffectOutcome Carry(EffectRequest request, Func<SimulatedMachine, EffectRequest, EffectOutcome> work)
    {
        lock (_gate)
        {
            Storage.Adopt(request.View(), attachedOnly: true);
            _owned[request.Id] = OwnedDisks.Of(request);
            EffectOutcome outcome = work(this, request);
            // What the model is told of must be there after a crash.
            Storage.Flush();
            _done[request.Id] = outcome;
            return outcome;
        }
    }

    /// <summary>
    /// Forgets an outcome that the model has. Images of a VM that the model has given up with it are erased.
    /// </summary>
    internal void Acknowledge(EffectRequest request)
    {
        lock (_gate)
        {
            _done.Remove(request.Id);
            if (_owned.Remove(request.Id, out IReadOnlyList<OwnedDisk>? disks))
            {
                foreach (OwnedDisk disk in disks.Where(disk => request.View().Find(disk.Disk) is null))
                {
                    Storage.Remove(disk.Address);
                }
            }
        }
    }

    /// <summary>Builds a domain, in place of one that is there. Only within <see cref="Carry"/>.</summary>
    internal EffectOutcome Build(string vm, bool isPaused)
    {
        _lastDomid++;
        _domains[vm] = new SimulatedDomain(_lastDomid, isPaused);
        return EffectOutcome.With(("domid", _lastDomid.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Ends a domain. Only within <see cref="Carry"/>.</summary>
    internal EffectOutcome End(string vm)
    {
        _domains.Remove(vm);
        return EffectOutcome.Done;
    }

    /// <summary>Stops a domain's processors or lets them go on. Only within <see cref="Carry"/>.</summary>
    internal EffectOutcome Pause(string vm, bool isPaused)
    {
        if (_domains.TryGetValue(vm, out SimulatedDomain? domain))
        {
            _domains[vm] = domain with { IsPaused = isPaused };
        }
        return EffectOutcome.Done;
    }
}
