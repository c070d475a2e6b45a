using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Host;

/// <summary>Switches hosts off and on, and restarts them. The order of the checks is part of the API.</summary>
internal static class PowerOperation
{
    /// <summary>Checks and intends to take a host down, for good or for a restart.</summary>
    public static Decision BeginDown(
        DecisionContext context, Ref<HostRecord> self, string kind, HostAllowedOperations operation)
    {
        if (!context.Changes.TryGet(self, out HostRecord? host))
        {
            return DecisionContext.HandleInvalid(self);
        }
        XenError? error = HostRules.Check(context.Changes, self, host, operation)
            ?? CheckGuests(context.Changes, self, host);
        return error is not null
            ? error
            : new OperationDraft(context, kind, self).Mark(self, operation).Intend();
    }

    /// <summary>Checks and intends to switch a host on by the means that are set up for it.</summary>
    public static Decision BeginPowerOn(DecisionContext context, Ref<HostRecord> self)
    {
        if (!context.Changes.TryGet(self, out HostRecord? host))
        {
            return DecisionContext.HandleInvalid(self);
        }
        return HostRules.Check(context.Changes, self, host, HostAllowedOperations.PowerOn) is { } error
            ? error
            : new OperationDraft(context, OperationKind.HostPowerOn, self)
                .Mark(self, HostAllowedOperations.PowerOn)
                .Intend();
    }

    /// <summary>Checks and intends the cleaning up that comes before a host goes down.</summary>
    public static Decision BeginPrepare(DecisionContext context, Ref<HostRecord> self)
    {
        if (HostRules.CheckReachable(context.Changes, self, out HostRecord? host) is { } unreachable)
        {
            return unreachable;
        }
        if (host!.Enabled)
        {
            return new XenError(ErrorCode.HostNotDisabled);
        }
        return CheckGuests(context.Changes, self, host) is { } error
            ? error
            : new OperationDraft(context, OperationKind.HostPreparePoweroff, self).Intend();
    }

    /// <summary>Applies the end of switching off.</summary>
    public static void EndShutdown(OperationEnding ending)
    {
        Ref<HostRecord> self = ending.Target<HostRecord>();
        if (ending.Error is null && ending.Changes.Find(self) is not null)
        {
            HostPower.GoDown(ending.Context, self);
        }
    }

    /// <summary>Applies the end of going down for a restart; the host comes back by itself.</summary>
    public static void EndReboot(OperationEnding ending)
    {
        Ref<HostRecord> self = ending.Target<HostRecord>();
        if (ending.Error is null && ending.Changes.Find(self) is not null)
        {
            HostPower.GoDown(ending.Context, self);
            new OperationDraft(ending.Context, OperationKind.HostBoot, self, default).Intend();
        }
    }

    /// <summary>Applies the end of a start.</summary>
    public static void EndStart(OperationEnding ending)
    {
        Ref<HostRecord> self = ending.Target<HostRecord>();
        if (ending.Error is null && ending.Changes.Find(self) is not null)
        {
            HostPower.ComeBack(ending.Context, self);
            VM.AutoStart.Begin(ending.Context);
        }
    }

    /// <summary>Applies the end of the cleaning up: from now on only a start makes the host usable.</summary>
    public static void EndPrepare(OperationEnding ending)
    {
        Ref<HostRecord> self = ending.Target<HostRecord>();
        if (ending.Error is null && ending.Changes.TryGet(self, out HostRecord? host))
        {
            HostPower.Connect(ending.Changes, host, isConnected: false);
            ending.Changes.Set(self, ending.Changes.Get(self) with
            {
                LocalDb = host.LocalDb.With(HostLocalKeys.DisabledUntilReboot, "true"),
            });
        }
    }

    /// <summary>Applies the end of a restart of the agent, which no guest notices.</summary>
    public static void EndAgentRestart(OperationEnding ending)
    {
        Ref<HostRecord> self = ending.Target<HostRecord>();
        if (ending.Error is null && ending.Changes.TryGet(self, out HostRecord? host))
        {
            ending.Changes.Set(self, HostPower.AfterAgentStart(host, ending.Context.Now));
        }
    }

    /// <summary>Guests would be lost with their host. The control domain goes with it.</summary>
    private static XenError? CheckGuests(Changes changes, Ref<HostRecord> self, HostRecord host)
    {
        foreach ((Ref<VMRecord> reference, VMRecord vm) in changes.All(host.ResidentVMs))
        {
            if (!vm.IsControlDomain)
            {
                return new XenError(ErrorCode.HostInUse, self.ToString(), "vm", reference.ToString());
            }
        }
        return null;
    }
}
