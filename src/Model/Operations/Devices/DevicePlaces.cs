using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Devices;

/// <summary>Which places of a VM have a device, and how devices go away with all that belongs to them.</summary>
internal static class DevicePlaces
{
    /// <summary>The places that have a disk or a drive.</summary>
    public static HashSet<int> TakenByDisks(Changes changes, VMRecord vm)
    {
        var taken = new HashSet<int>();
        foreach ((_, VBDRecord vbd) in changes.All(vm.VBDs))
        {
            if (DiskPosition.TryParse(vbd.Userdevice, out int position))
            {
                taken.Add(position);
            }
        }
        return taken;
    }

    /// <summary>The numbers that have a network interface.</summary>
    public static HashSet<int> TakenByInterfaces(Changes changes, VMRecord vm)
    {
        var taken = new HashSet<int>();
        foreach ((_, VIFRecord vif) in changes.All(vm.VIFs))
        {
            if (int.TryParse(vif.Device, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                taken.Add(number);
            }
        }
        return taken;
    }

    /// <summary>Removes a VBD and its metrics.</summary>
    public static void Remove(Changes changes, Ref<VBDRecord> self)
    {
        if (changes.TryGet(self, out VBDRecord? vbd))
        {
            changes.Delete(vbd.Metrics);
            changes.Delete(self);
        }
    }

    /// <summary>Removes a VIF and its metrics.</summary>
    public static void Remove(Changes changes, Ref<VIFRecord> self)
    {
        if (changes.TryGet(self, out VIFRecord? vif))
        {
            changes.Delete(vif.Metrics);
            changes.Delete(self);
        }
    }
}
