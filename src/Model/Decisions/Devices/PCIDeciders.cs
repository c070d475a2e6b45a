using Xen.Model.Classes;
using Xen.Model.Operations.Host;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Devices;

/// <summary>Whether the control domain may use a device. Answers how it stands now and after the next start.</summary>
internal static class PCIDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<PCIDisableDom0Access>((call, context) => Change(context, call.Self, enable: false))
        .Add<PCIEnableDom0Access>((call, context) => Change(context, call.Self, enable: true))
        .Add<PCIGetDom0AccessStatus>((call, context) => Change(context, call.Self, enable: null))
        .Add<PGPUDisableDom0Access>((call, context) => OfGPU(context, call.Self, enable: false))
        .Add<PGPUEnableDom0Access>((call, context) => OfGPU(context, call.Self, enable: true));

    private static Decision OfGPU(DecisionContext context, Ref<PGPURecord> self, bool enable) =>
        context.Changes.TryGet(self, out PGPURecord? gpu)
            ? Change(context, gpu.PCI, enable)
            : DecisionContext.HandleInvalid(self);

    /// <summary>The graphics processor on a device shows the same as the device.</summary>
    private static Decision Change(DecisionContext context, Ref<PCIRecord> self, bool? enable)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out PCIRecord? device))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (!changes.TryGet(device.Host, out HostRecord? host))
        {
            return DecisionContext.HandleInvalid(device.Host);
        }
        PCIDom0Access access = DeviceAccess.Of(host, device.PciId);
        if (enable is { } wanted)
        {
            access = DeviceAccess.Changed(access, wanted);
            changes.Set(device.Host, DeviceAccess.With(host, device.PciId, access));
            foreach ((Ref<PGPURecord> reference, PGPURecord gpu) in changes.All(host.PGPUs).ToArray())
            {
                if (gpu.PCI == self)
                {
                    changes.Set(reference, gpu with { Dom0Access = access });
                }
            }
        }
        return Decision.With(access);
    }
}
