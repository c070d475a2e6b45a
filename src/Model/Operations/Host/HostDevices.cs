using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Host;

/// <summary>What waits for a host's next start to happen to its devices.</summary>
internal static class HostDevices
{
    /// <summary>Makes true what was chosen for after the start.</summary>
    public static void AfterStart(Changes changes, Ref<HostRecord> self)
    {
        HostRecord host = changes.Get(self);
        foreach ((Ref<PGPURecord> reference, PGPURecord gpu) in changes.All(host.PGPUs))
        {
            changes.Set(reference, gpu with { Dom0Access = DeviceAccess.AfterStart(gpu.Dom0Access) });
        }
        foreach ((_, PCIRecord device) in changes.All(host.PCIs))
        {
            PCIDom0Access access = DeviceAccess.AfterStart(DeviceAccess.Of(host, device.PciId));
            host = DeviceAccess.With(host, device.PciId, access);
        }
        changes.Set(self, host);
        foreach ((Ref<HostDriverRecord> reference, HostDriverRecord driver) in changes.All<HostDriverRecord>())
        {
            if (driver.Host == self)
            {
                changes.Set(reference, driver with { ActiveVariant = driver.SelectedVariant });
            }
        }
    }
}
