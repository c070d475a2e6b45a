using Xen.Model.Classes;
using Xen.Model.Operations.Network;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Devices;

/// <summary>Gives network interfaces to running VMs and takes them away, in the VM's lane.</summary>
internal static class VIFOperation
{
    private const string VIFKey = "vif";
    private const string NetworkKey = "network";

    /// <summary>Checks and intends to attach or detach.</summary>
    public static Decision Begin(DecisionContext context, Ref<VIFRecord> self, VIFOperations operation)
    {
        if (!context.Changes.TryGet(self, out VIFRecord? vif))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (VIFRules.Check(context.Changes, self, vif, operation) is { } error)
        {
            return error;
        }
        bool isPlug = operation == VIFOperations.Plug;
        if (isPlug && NetworkOperation.Unreachable(
            context.Changes, vif.Network, context.Changes.Get(vif.VM).ResidentOn) is { } unreachable)
        {
            return unreachable;
        }
        OperationDraft draft = new OperationDraft(
            context, isPlug ? OperationKind.VIFPlug : OperationKind.VIFUnplug, vif.VM).With(VIFKey, self);
        if (isPlug)
        {
            Describe(draft, context.Changes, vif, vif.Network);
        }
        return draft.Mark(self, operation).Intend();
    }

    /// <summary>
    /// Connects an interface to another network: that of a running VM without the guest's help, that of any other at
    /// once.
    /// </summary>
    public static Decision BeginMove(DecisionContext context, Ref<VIFRecord> self, Ref<NetworkRecord> network)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out VIFRecord? vif))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (changes.Find(network) is null)
        {
            return DecisionContext.HandleInvalid(network);
        }
        if (VIFRules.Check(changes, self, vif, VIFOperations.Attach) is { } busy)
        {
            return busy;
        }
        if (!vif.CurrentlyAttached || changes.Find(vif.VM) is not { PowerState: not VMPowerState.Suspended } vm)
        {
            changes.Set(self, vif with { Network = network });
            return Decision.Done;
        }
        if (NetworkOperation.Unreachable(changes, network, vm.ResidentOn) is { } error)
        {
            return error;
        }
        OperationDraft draft = new OperationDraft(context, OperationKind.VIFMove, vif.VM)
            .With(VIFKey, self)
            .With(NetworkKey, network);
        Describe(draft, changes, vif, network);
        return draft.Mark(self, VIFOperations.Attach).Intend();
    }

    /// <summary>Applies the end of attaching.</summary>
    public static void EndPlug(OperationEnding ending) => End(ending, vif => vif with { CurrentlyAttached = true });

    /// <summary>Applies the end of detaching.</summary>
    public static void EndUnplug(OperationEnding ending) => End(ending, vif => vif with { CurrentlyAttached = false });

    /// <summary>Applies the end of moving.</summary>
    public static void EndMove(OperationEnding ending)
    {
        Ref<VIFRecord> self = ending.Reference<VIFRecord>(VIFKey);
        Ref<NetworkRecord> network = ending.Reference<NetworkRecord>(NetworkKey);
        if (ending.Error is not null || !ending.Changes.TryGet(self, out VIFRecord? vif))
        {
            return;
        }
        if (ending.Changes.Find(network) is null)
        {
            ending.Refuse(DecisionContext.HandleInvalid(network));
            return;
        }
        ending.Changes.Set(self, vif with { Network = network });
    }

    private static void End(OperationEnding ending, Func<VIFRecord, VIFRecord> change)
    {
        Ref<VMRecord> owner = ending.Target<VMRecord>();
        Ref<VIFRecord> self = ending.Reference<VIFRecord>(VIFKey);
        if (ending.Error is not null || !ending.Changes.TryGet(owner, out VMRecord? vm)
            || !ending.Changes.TryGet(self, out VIFRecord? vif))
        {
            return;
        }
        if (vm.PowerState != VMPowerState.Running)
        {
            ending.Refuse(VMRules.BadPowerState(owner, PowerStates.Running, vm.PowerState));
            return;
        }
        ending.Changes.Set(self, change(vif));
    }

    /// <summary>What the host needs to know about the interface that it makes.</summary>
    private static void Describe(
        OperationDraft draft, Changes changes, VIFRecord vif, Ref<NetworkRecord> network) => draft
        .With("host", changes.Find(vif.VM)?.ResidentOn ?? default)
        .With("bridge", changes.Find(network)?.Bridge ?? "")
        .With("MAC", vif.MAC)
        .With("rate", vif.QosAlgorithmType == "ratelimit" ? vif.QosAlgorithmParams.GetOr("kbps", "") : "")
        .With(NicSettings.Of(vif.OtherConfig)
            .Select(setting => KeyValuePair.Create("set." + setting.Key, setting.Value)));
}
