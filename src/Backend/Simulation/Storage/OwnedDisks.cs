using Xen.Model.Backend.Effects;
using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>
/// The disks of a VM that something is done to. What the end of that gives up, such as the image of a resumed VM's
/// memory, is erased afterwards; nothing is as long as it could still be needed.
/// </summary>
internal static class OwnedDisks
{
    private const string VMPrefix = "VM.";

    /// <summary>The disks of the VMs that an operation is about; none for operations on anything else.</summary>
    public static IReadOnlyList<OwnedDisk> Of(EffectRequest request)
    {
        if (!request.Operation.Kind.StartsWith(VMPrefix, StringComparison.Ordinal))
        {
            return [];
        }
        RecordView view = request.View();
        var disks = new List<OwnedDisk>();
        foreach (string text in (string[])[request.Operation.Target, request.Argument("vm")])
        {
            if (ObjectRef.TryParse(text, out ObjectRef vm) && view.TryGet(vm.As<VMRecord>(), out VMRecord? record))
            {
                Add(disks, view, record.SuspendVDI);
                foreach (Ref<VBDRecord> vbd in record.VBDs)
                {
                    Add(disks, view, view.Find(vbd)?.VDI ?? default);
                }
            }
        }
        return disks;
    }

    private static void Add(List<OwnedDisk> disks, RecordView view, Ref<VDIRecord> disk)
    {
        if (DiskAddress.TryFind(view, disk, out DiskAddress? address))
        {
            disks.Add(new OwnedDisk(disk, address.Value));
        }
    }
}
