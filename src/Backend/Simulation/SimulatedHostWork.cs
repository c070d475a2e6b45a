using Xen.Model.Backend.Effects;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation;

/// <summary>What operations on whole hosts do to the simulated machine.</summary>
internal sealed class SimulatedHostWork(SimulatedHostOptions options, SimulatedJournal journal)
{
    private const string TextFact = "text";

    private static readonly XenError s_noNetwork = new(
        ErrorCode.SystemStatusRetrievalFailed, "a simulated host has no network to send anything over");

    private readonly SimulatedPlugins _plugins = new(options);

    /// <summary>Adds the effects.</summary>
    public void Register(Action<string, Func<SimulatedMachine, EffectRequest, EffectOutcome>> add)
    {
        add(OperationKind.HostShutdown, (_, what) => Down(what));
        add(OperationKind.HostReboot, (_, what) => Down(what));
        add(OperationKind.HostBoot, (_, what) => Boot(what));
        add(OperationKind.HostPowerOn, (_, what) => Boot(what));
        add(OperationKind.HostPreparePoweroff, static (_, _) => EffectOutcome.Done);
        add(OperationKind.HostRestartAgent, static (_, _) => EffectOutcome.Done);
        add(OperationKind.HostDmesg, (_, what) => Text(Hypervisor(what, clear: false)));
        add(OperationKind.HostDmesgClear, (_, what) => Text(Hypervisor(what, clear: true)));
        add(OperationKind.HostGetLog, (_, what) => Text(journal.Read(what.Operation.Target, isAgent: true)));
        add(OperationKind.HostSendDebugKeys, (_, what) => DebugKeys(what));
        add(OperationKind.HostCallPlugin, (_, what) => _plugins.Run(what));
        add(OperationKind.HostBugreportUpload, static (_, _) => EffectOutcome.Failed(s_noNetwork));
        add(OperationKind.HostCrashdumpUpload, static (_, _) => EffectOutcome.Failed(s_noNetwork));
        add(OperationKind.HostCrashdumpDestroy, static (_, _) => EffectOutcome.Done);
        add(OperationKind.UpdateIntroduce, static (machine, what) => SimulatedUpdates.Look(machine, what));
        add(OperationKind.UpdatePrecheck, static (machine, what) => SimulatedUpdates.Precheck(machine, what));
        add(OperationKind.UpdateApply, static (machine, what) => SimulatedUpdates.Install(machine, what));
        add(OperationKind.HostApplyUpdates, (_, what) => SimulatedUpdates.InstallPackages(what, options.Clock));
        add(OperationKind.HostNewCertificate, (_, what) => SimulatedCertificates.Make(what, options.Clock));
    }

    /// <summary>Writes down what an operation came to, on the host that it was about.</summary>
    public void Note(EffectRequest request, EffectOutcome outcome)
    {
        OperationRecord operation = request.Operation;
        string host = HostOf(request);
        string end = outcome.Error is { } error ? $"failed: {error}" : "done";
        string level = outcome.Error is null ? "info" : "error";
        journal.Agent(host, options.Clock.GetUtcNow(), level, $"{operation.Kind} {operation.Target}: {end}");
        if (outcome.Error is null && outcome.Facts.TryGetValue("domid", out string? domid))
        {
            Start(host);
            journal.Hypervisor(host, $"d{domid} has been built for {operation.Kind}");
        }
    }

    private static EffectOutcome Text(string text) => EffectOutcome.With((TextFact, text));

    private string Hypervisor(EffectRequest request, bool clear)
    {
        Start(request.Operation.Target);
        return journal.Read(request.Operation.Target, isAgent: false, clear);
    }

    /// <summary>A host that was never heard of has booted before the simulation began.</summary>
    private void Start(string host)
    {
        if (!journal.Knows(host))
        {
            journal.Boot(host, options.HostCpus, options.HostMemoryBytes);
        }
    }

    private EffectOutcome Down(EffectRequest request)
    {
        Start(request.Operation.Target);
        journal.Hypervisor(request.Operation.Target, "Hardware Dom0 shutdown: going down");
        return EffectOutcome.Done;
    }

    private EffectOutcome Boot(EffectRequest request)
    {
        journal.Boot(request.Operation.Target, options.HostCpus, options.HostMemoryBytes);
        return EffectOutcome.Done;
    }

    private EffectOutcome DebugKeys(EffectRequest request)
    {
        Start(request.Operation.Target);
        foreach (char key in request.Argument("keys"))
        {
            journal.Hypervisor(request.Operation.Target, $"'{key}' pressed -> dumping state");
        }
        return EffectOutcome.Done;
    }

    private static string HostOf(EffectRequest request)
    {
        if (request.Argument("host") is { Length: > 0 } named)
        {
            return named;
        }
        ObjectRef.TryParse(request.Operation.Target, out ObjectRef target);
        return request.View().Find(target)?.Record switch
        {
            VMRecord vm => vm.ResidentOn.ToString(),
            PBDRecord pbd => pbd.Host.ToString(),
            HostRecord => request.Operation.Target,
            _ => request.View().All<PoolRecord>().Select(pool => pool.Record.Master.ToString()).FirstOrDefault("")!,
        };
    }
}
