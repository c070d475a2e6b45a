using Xen.Model.Classes;
using Xen.Model.Operations.Waiting;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>
/// VMs that start when a host has booted, or the server has started: those that say so, in a pool that says so too.
/// Where one cannot start, nobody is told but its task.
/// </summary>
internal static class AutoStart
{
    private const string Key = "auto_poweron";
    private const string True = "true";

    /// <summary>Has the VMs started right after this decision.</summary>
    public static void Begin(DecisionContext context)
    {
        if (!context.Changes.All<PoolRecord>().Any(pool => pool.Record.OtherConfig.GetOr(Key, "") == True))
        {
            return;
        }
        foreach ((Ref<VMRecord> reference, VMRecord vm) in context.Changes.All<VMRecord>().ToArray())
        {
            if (vm is { PowerState: VMPowerState.Halted, IsATemplate: false, IsASnapshot: false }
                && vm.OtherConfig.GetOr(Key, "") == True)
            {
                var call = new VMStart(reference, StartPaused: false, Force: false);
                Ref<TaskRecord> task = context.Create(TaskLife.New(context) with { NameLabel = call.WireName });
                WaitingCalls.Follow(context, call, CallContext.Server, task);
            }
        }
    }
}
