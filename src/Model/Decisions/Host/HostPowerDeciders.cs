using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Host;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Host;

/// <summary>What brings hosts into service and out of it.</summary>
internal static class HostPowerDeciders
{
    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<HostEnable>(Enable)
            .Add<HostDisable>(Disable)
            .Add<HostShutdown>((call, context) => PowerOperation.BeginDown(
                context, call.Host, OperationKind.HostShutdown, HostAllowedOperations.Shutdown))
            .Add<HostReboot>((call, context) => PowerOperation.BeginDown(
                context, call.Host, OperationKind.HostReboot, HostAllowedOperations.Reboot))
            .Add<HostPowerOn>((call, context) => PowerOperation.BeginPowerOn(context, call.Host))
            .Add<HostPrepareForPoweroff>((call, context) => PowerOperation.BeginPrepare(context, call.Host))
            .Add<HostRestartAgent>((call, context) =>
                HostRules.CheckReachable(context.Changes, call.Host, out _) is { } error
                    ? error
                    : new OperationDraft(context, OperationKind.HostRestartAgent, call.Host).Intend())
            .Add<HostEvacuate>((call, context) =>
                Evacuation.Begin(context, call.Host, call.Network, call.EvacuateBatchSize))
            .Add<HostAssertCanEvacuate>((call, context) => Evacuation.Assert(context, call.Host))
            .Add<HostGetVmsWhichPreventEvacuation>((call, context) => Evacuation.Obstacles(context, call.Self));
        ends
            .Add(OperationKind.HostShutdown, PowerOperation.EndShutdown)
            .Add(OperationKind.HostReboot, PowerOperation.EndReboot)
            .Add(OperationKind.HostBoot, PowerOperation.EndStart)
            .Add(OperationKind.HostPowerOn, PowerOperation.EndStart)
            .Add(OperationKind.HostPreparePoweroff, PowerOperation.EndPrepare)
            .Add(OperationKind.HostRestartAgent, PowerOperation.EndAgentRestart);
    }

    private static Decision Enable(HostEnable call, DecisionContext context) => Edits.Change(
        context,
        call.Host,
        host => HostRules.Check(context.Changes, call.Host, host, HostAllowedOperations.Enable),
        host => host with { Enabled = true, LocalDb = host.LocalDb.Without(HostLocalKeys.AutoEnable) });

    private static Decision Disable(HostDisable call, DecisionContext context) =>
        Edits.Change(context, call.Host, host => host with
        {
            Enabled = false,
            LocalDb = call.AutoEnable
                ? host.LocalDb.Without(HostLocalKeys.AutoEnable)
                : host.LocalDb.With(HostLocalKeys.AutoEnable, "false"),
        });
}
