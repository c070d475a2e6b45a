using Xen.Model.Classes;
using Xen.Model.Operations.Rules;

namespace Xen.Model.Operations.Devices;

/// <summary>What disks are called in a running guest.</summary>
internal static class DiskDevices
{
    /// <summary>The device that a VBD shows up as.</summary>
    public static string NameOf(VBDRecord vbd, VMRecord vm)
    {
        if (!DiskPosition.TryParse(vbd.Userdevice, out int position))
        {
            return vbd.Userdevice;
        }
        // Drives of a hardware-assisted guest are emulated and stay so when drivers take over its disks.
        string prefix = VMRules.IsHvm(vm) && vbd.Type == VBDType.CD ? "hd" : "xvd";
        return DiskPosition.Name(prefix, position);
    }
}
