using System.Diagnostics.CodeAnalysis;
using Xen.Model.Backend.Simulation.Storage;
using Xen.Model.Classes;
using Xen.Model.Operations.Counters;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Backend.Simulation.Metering;

/// <summary>
/// What the simulated hosts count. Processors, networks and disks of guests follow from which domains there are and how
/// busy they are said to be; hosts and repositories count what their guests do, and what was really read and written.
/// For one thread at a time.
/// </summary>
internal sealed partial class SimulatedCounters(SimulatedMachine machine, SimulatedHostOptions options)
    : IMachineCounters
{
    private const double ManagementBytesPerSecond = 4000;
    private const double ControlDomainLoad = 0.06;
    private const int ProcessorsMax = 512;

    /// <summary>Longer pauses between two looks count as this long; the machines slept.</summary>
    private static readonly TimeSpan s_pauseMax = TimeSpan.FromMinutes(5);

    private readonly GuestLoad _load = new(options.Seed);
    private readonly Dictionary<ObjectRef, Meter> _meters = [];
    private DateTimeOffset _now = DateTimeOffset.MinValue;
    private RecordView _view;
    private double _seconds;
    private double _time;
    private long _look;

    /// <inheritdoc/>
    public void Look(RecordView view, DateTimeOffset now)
    {
        TimeSpan pause = _look == 0 || now <= _now ? TimeSpan.Zero : now - _now;
        _seconds = Math.Min(pause.TotalSeconds, s_pauseMax.TotalSeconds);
        _time = now.ToUnixTimeMilliseconds() / 1000.0;
        _now = now;
        _view = view;
        _look++;
        BeginHosts(view);
        BeginRepositories(view);
        var guests = new List<(GuestMeter Meter, HostMeter Host)>();
        var controllers = new List<(GuestMeter Meter, HostMeter Host)>();
        foreach (Ref<VMRecord> reference in Residents(view))
        {
            if (view.Find(reference) is not { Domid: >= 0 } vm || !TryGetHost(vm.ResidentOn, out HostMeter? host))
            {
                continue;
            }
            int processors = (int)Math.Clamp(vm.VCPUsAtStartup, 1, ProcessorsMax);
            if (vm.IsControlDomain)
            {
                controllers.Add((Guest(reference, vm.Domid, processors), host));
            }
            else if (machine.DomainOf(reference) is { } domain)
            {
                GuestMeter meter = Guest(reference, domain.Domid, processors);
                new GuestWork(view, vm, meter, host, _load, machine.Storage, CountGuest)
                    .Do(domain.IsPaused ? 0 : _load.Of(vm, _time), _time, _seconds);
                guests.Add((meter, host));
            }
        }
        guests.ForEach(guest => guest.Meter.Run(_seconds, guest.Host.Given));
        controllers.ForEach(Serve);
        CountDisks(view);
        EndHosts(view);
        Forget();
    }

    /// <inheritdoc/>
    public double Read(ObjectRef owner, Counter counter) => _meters.GetValueOrDefault(owner) switch
    {
        null => double.NaN,
        RepositoryMeter repository when counter.Part.Length > 0 =>
            repository.Read(LocationOf(owner.As<SRRecord>(), counter.Part), counter.Quantity),
        { } meter => meter.Read(counter),
    };

    /// <summary>What runs somewhere; VMs that do not run cost nothing.</summary>
    private static List<Ref<VMRecord>> Residents(RecordView view)
    {
        var residents = new List<Ref<VMRecord>>();
        foreach ((_, HostRecord host) in view.All<HostRecord>())
        {
            foreach (Ref<VMRecord> vm in host.ResidentVMs)
            {
                residents.Add(vm);
            }
        }
        return residents;
    }

    private void BeginHosts(RecordView view)
    {
        foreach ((Ref<HostRecord> reference, HostRecord host) in view.All<HostRecord>())
        {
            if (view.Find(host.Metrics) is not { Live: false })
            {
                int processors = host.HostCPUs.Count;
                HostMeter meter = Of(
                    reference, old => old.Processors == processors, () => new HostMeter(processors));
                meter.Begin(_seconds);
                meter.Service = ControlDomainLoad;
            }
        }
    }

    private void EndHosts(RecordView view)
    {
        foreach ((Ref<HostRecord> reference, HostRecord host) in view.All<HostRecord>())
        {
            if (!TryGetHost(reference, out HostMeter? meter))
            {
                continue;
            }
            foreach (Ref<PIFRecord> pif in host.PIFs)
            {
                if (view.Find(pif) is { Management: true, CurrentlyAttached: true } management)
                {
                    double heard = ManagementBytesPerSecond * _seconds * (0.5 + _load.Draw(host.Uuid, (long)_time));
                    GuestWork.Pass(view, management, meter, heard, 2 * heard);
                }
            }
            meter.Run(_seconds, number => 0.7 + 0.6 * _load.Draw(host.Uuid, number + (long)_time * 1024));
        }
    }

    /// <summary>The control domain does what guests need; it is counted like one of them.</summary>
    private void Serve((GuestMeter Meter, HostMeter Host) controller)
    {
        Array.Fill(controller.Meter.Wanted, Math.Min(1, controller.Host.Service / controller.Meter.Processors));
        controller.Meter.Run(_seconds, 1);
    }

    private bool TryGetHost(Ref<HostRecord> reference, [NotNullWhen(true)] out HostMeter? host)
    {
        host = _meters.GetValueOrDefault(reference) as HostMeter;
        return host?.Seen == _look;
    }

    private GuestMeter Guest(Ref<VMRecord> reference, long domid, int processors) => Of(
        reference, old => old.Domid == domid && old.Processors == processors, () => new GuestMeter(domid, processors));

    private T Of<T>(ObjectRef owner, Func<T, bool> isSame, Func<T> make)
        where T : Meter
    {
        if (!_meters.TryGetValue(owner, out Meter? meter) || meter is not T known || !isSame(known))
        {
            known = make();
            _meters[owner] = known;
        }
        known.Seen = _look;
        return known;
    }

    private void Forget()
    {
        foreach ((ObjectRef gone, _) in _meters.Where(meter => meter.Value.Seen < _look).ToArray())
        {
            _meters.Remove(gone);
        }
    }
}
