using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.XenApi10;

/// <summary>
/// Messages of Xen API 1.0 that today's API expresses differently. What they set is kept where today's clients look for
/// it.
/// </summary>
internal static class XenApi10Deciders
{
    /// <summary>Key of VM.other_config that says whether a VM starts with its host.</summary>
    public const string AutoPowerOnKey = "auto_poweron";

    /// <summary>Key of network.other_config with the gateway offered to guests.</summary>
    public const string DefaultGatewayKey = "default_gateway";

    /// <summary>Key of network.other_config with the netmask offered to guests.</summary>
    public const string DefaultNetmaskKey = "default_netmask";

    private const int DevicesMax = 16;

    public static void Register(DeciderTable table) => table
        .Add<VMSetAutoPowerOn>(SetAutoPowerOn)
        .Add<VMMigrate>(Migrate)
        .Add<VMSetMemoryDynamicMaxLive>((call, context) =>
            SetDynamicMemory(call.Self, context, vm => vm with { MemoryDynamicMax = call.Max }))
        .Add<VMSetMemoryDynamicMinLive>((call, context) =>
            SetDynamicMemory(call.Self, context, vm => vm with
            {
                MemoryDynamicMin = call.Min,
                MemoryTarget = call.Min,
            }))
        .Add<NetworkSetDefaultGateway>((call, context) => SetKey(call.Self, context, DefaultGatewayKey, call.Value))
        .Add<NetworkSetDefaultNetmask>((call, context) => SetKey(call.Self, context, DefaultNetmaskKey, call.Value))
        .Add<VIFSetDevice>(SetDevice)
        .Add<VIFSetMAC>(SetMac)
        .Add<VIFSetMTU>(SetMtu);

    private static Decision SetAutoPowerOn(VMSetAutoPowerOn call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        context.Changes.Set(call.Self, vm with
        {
            OtherConfig = vm.OtherConfig.With(AutoPowerOnKey, call.Value ? "true" : "false"),
        });
        return Decision.Done;
    }

    /// <summary>Hosts were named by their addresses.</summary>
    private static Decision Migrate(VMMigrate call, DecisionContext context)
    {
        Ref<HostRecord> host = context.Changes.All<HostRecord>()
            .FirstOrDefault(item => item.Record.Address == call.Dest || item.Record.Hostname == call.Dest)
            .Reference;
        return host.IsNull
            ? new XenError(ErrorCode.CannotContactHost, call.Dest)
            : MigrateOperation.Begin(context, call.VM, host);
    }

    private static Decision SetDynamicMemory(
        Ref<VMRecord> self, DecisionContext context, Func<VMRecord, VMRecord> change)
    {
        if (!context.Changes.TryGet(self, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(self);
        }
        VMRecord after = change(vm);
        if (after.MemoryStaticMin > after.MemoryDynamicMin || after.MemoryDynamicMin > after.MemoryDynamicMax
            || after.MemoryDynamicMax > after.MemoryStaticMax)
        {
            return new XenError(ErrorCode.MemoryConstraintViolationOrder);
        }
        context.Changes.Set(self, after);
        return Decision.Done;
    }

    private static Decision SetKey(Ref<NetworkRecord> self, DecisionContext context, string key, string value)
    {
        if (!context.Changes.TryGet(self, out NetworkRecord? network))
        {
            return DecisionContext.HandleInvalid(self);
        }
        context.Changes.Set(self, network with { OtherConfig = network.OtherConfig.With(key, value) });
        return Decision.Done;
    }

    private static Decision SetDevice(VIFSetDevice call, DecisionContext context)
    {
        if (Unplugged(call.Self, context, out VIFRecord vif) is { } error)
        {
            return error;
        }
        // One spelling for each device only: others would pass for another device.
        if (!uint.TryParse(call.Value, NumberStyles.None, CultureInfo.InvariantCulture, out uint device)
            || device >= DevicesMax || (call.Value.Length > 1 && call.Value[0] == '0'))
        {
            return new XenError(ErrorCode.InvalidDevice, call.Value);
        }
        bool taken = context.Changes.Get(vif.VM).VIFs.Any<Ref<VIFRecord>>(other =>
            other != call.Self && context.Changes.Find(other)?.Device == call.Value);
        if (taken)
        {
            return new XenError(ErrorCode.DeviceAlreadyExists, call.Value);
        }
        context.Changes.Set(call.Self, vif with { Device = call.Value });
        return Decision.Done;
    }

    private static Decision SetMac(VIFSetMAC call, DecisionContext context)
    {
        if (Unplugged(call.Self, context, out VIFRecord vif) is { } error)
        {
            return error;
        }
        string[] parts = call.Value.Split(':');
        if (parts.Length != 6 || !parts.All(part => part.Length == 2 && part.All(char.IsAsciiHexDigit)))
        {
            return new XenError(ErrorCode.MACInvalid, call.Value);
        }
        context.Changes.Set(call.Self, vif with { MAC = call.Value, MACAutogenerated = false });
        return Decision.Done;
    }

    private static Decision SetMtu(VIFSetMTU call, DecisionContext context)
    {
        if (Unplugged(call.Self, context, out VIFRecord vif) is { } error)
        {
            return error;
        }
        if (call.Value <= 0)
        {
            return new XenError(ErrorCode.InvalidValue, "MTU", $"{call.Value}");
        }
        context.Changes.Set(call.Self, vif with { MTU = call.Value });
        return Decision.Done;
    }

    private static XenError? Unplugged(Ref<VIFRecord> self, DecisionContext context, out VIFRecord vif)
    {
        bool found = context.Changes.TryGet(self, out VIFRecord? record);
        vif = record ?? new VIFRecord();
        if (!found)
        {
            return DecisionContext.HandleInvalid(self);
        }
        return vif.CurrentlyAttached
            ? new XenError(ErrorCode.OperationNotAllowed, "the interface is plugged in")
            : null;
    }
}
