using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Devices;

/// <summary>Virtual GPUs, which come and go while their VM is halted.</summary>
internal static class VGPUDeciders
{
    private const int DevicesMax = 16;

    public static void Register(DeciderTable table) => table
        .Add<VGPUCreate>(Create)
        .Add<VGPUDestroy>(Destroy);

    private static Decision Create(VGPUCreate call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.VM, out VMRecord? vm))
        {
            return DecisionContext.HandleInvalid(call.VM);
        }
        if (changes.Find(call.GPUGroup) is null)
        {
            return DecisionContext.HandleInvalid(call.GPUGroup);
        }
        if (vm.PowerState != VMPowerState.Halted)
        {
            return BadPowerState(call.VM, vm);
        }
        if (!int.TryParse(call.Device, NumberStyles.None, CultureInfo.InvariantCulture, out int device)
            || device >= DevicesMax)
        {
            return new XenError(ErrorCode.InvalidDevice, call.Device);
        }
        if (changes.All(vm.VGPUs).Any(other => other.Record.Device == call.Device))
        {
            return new XenError(ErrorCode.DeviceAlreadyExists, call.Device);
        }
        if (CheckType(changes, call, vm) is { } error)
        {
            return error;
        }
        return Decision.With(context.Create(new VGPURecord
        {
            Uuid = context.NewUuid(),
            VM = call.VM,
            GPUGroup = call.GPUGroup,
            Device = call.Device,
            OtherConfig = call.OtherConfig,
            Type = call.Type,
        }));
    }

    /// <summary>Several virtual GPUs of one VM must be of types that get on with each other.</summary>
    private static XenError? CheckType(Changes changes, VGPUCreate call, VMRecord vm)
    {
        if (call.Type.IsNull)
        {
            return null;
        }
        if (!changes.TryGet(call.Type, out VGPUTypeRecord? type))
        {
            return DecisionContext.HandleInvalid(call.Type);
        }
        return changes.All(vm.VGPUs).Any(other => !type.CompatibleTypesInVm.Contains(other.Record.Type))
            ? new XenError(ErrorCode.VGPUTypeNotCompatible, call.Type.ToString())
            : null;
    }

    private static Decision Destroy(VGPUDestroy call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Self, out VGPURecord? vgpu))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (changes.TryGet(vgpu.VM, out VMRecord? vm) && vm.PowerState != VMPowerState.Halted)
        {
            return BadPowerState(vgpu.VM, vm);
        }
        changes.Delete(call.Self);
        return Decision.Done;
    }

    private static XenError BadPowerState(Ref<VMRecord> self, VMRecord vm) => new(
        ErrorCode.VMBadPowerState, self.ToString(), "halted",
        Enums.VMPowerState.NameOf(vm.PowerState).ToLowerInvariant());
}
