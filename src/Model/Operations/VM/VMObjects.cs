using Xen.Model.Classes;
using Xen.Model.Operations.Devices;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>A VM with all that lives and dies with it.</summary>
internal static class VMObjects
{
    /// <summary>Fresh metrics for a VM.</summary>
    public static Ref<VMMetricsRecord> NewMetrics(DecisionContext context) => context.Create(new VMMetricsRecord
    {
        Uuid = context.NewUuid(),
        LastUpdated = context.Now,
    });

    /// <summary>Removes a VM; its disks stay, only the image of its memory goes with it.</summary>
    public static void Remove(Changes changes, Ref<VMRecord> self)
    {
        if (!changes.TryGet(self, out VMRecord? vm))
        {
            return;
        }
        foreach ((Ref<VBDRecord> vbd, _) in changes.All(vm.VBDs))
        {
            DevicePlaces.Remove(changes, vbd);
        }
        foreach ((Ref<VIFRecord> vif, _) in changes.All(vm.VIFs))
        {
            DevicePlaces.Remove(changes, vif);
        }
        Consoles.Remove(changes, self);
        foreach (Ref<VTPMRecord> vtpm in vm.VTPMs)
        {
            Remove(changes, vtpm);
        }
        DeleteAll(changes, vm.VGPUs);
        DeleteAll(changes, vm.VUSBs);
        foreach (KeyValuePair<string, Ref<BlobRecord>> blob in vm.Blobs)
        {
            changes.Delete(blob.Value);
        }
        if (!vm.SuspendVDI.IsNull)
        {
            VDIOperation.Forget(changes, vm.SuspendVDI);
        }
        AdoptChildren(changes, vm);
        changes.Delete(vm.Metrics);
        changes.Delete(vm.GuestMetrics);
        changes.Delete(self);
    }

    /// <summary>Removes a TPM, and what it keeps unless a copy of it keeps the same.</summary>
    public static void Remove(Changes changes, Ref<VTPMRecord> self)
    {
        if (changes.TryGet(self, out VTPMRecord? vtpm))
        {
            changes.Delete(self);
            RemoveContents(changes, vtpm.Contents);
        }
    }

    /// <summary>Removes the contents of a TPM unless another one has the same.</summary>
    public static void RemoveContents(Changes changes, Ref<SecretRecord> contents)
    {
        if (!changes.All<VTPMRecord>().Any(other => other.Record.Contents == contents))
        {
            changes.Delete(contents);
        }
    }

    /// <summary>In the tree of snapshots, the children of a VM that goes become its parent's.</summary>
    private static void AdoptChildren(Changes changes, VMRecord vm)
    {
        foreach ((Ref<VMRecord> reference, VMRecord child) in changes.All(vm.Children))
        {
            changes.Set(reference, child with { Parent = vm.Parent });
        }
    }

    private static void DeleteAll(Changes changes, RefSet references)
    {
        foreach (ObjectRef reference in references)
        {
            changes.Delete(reference);
        }
    }
}
