using Xen.Model.Classes;
using Xen.Model.Operations.Storage;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Pool;

/// <summary>A host with all that lives and dies with it.</summary>
internal static class HostObjects
{
    /// <summary>
    /// Removes a host: its control domain, devices, interfaces, and the storage that no other host can reach with the
    /// disks on it.
    /// </summary>
    public static void Remove(Changes changes, Ref<HostRecord> self)
    {
        if (!changes.TryGet(self, out HostRecord? host))
        {
            return;
        }
        foreach ((Ref<VMRecord> reference, VMRecord vm) in changes.All<VMRecord>().ToArray())
        {
            if (vm.IsControlDomain && (vm.ResidentOn == self || reference == host.ControlDomain))
            {
                VMObjects.Remove(changes, reference);
            }
            else if (vm.Affinity == self)
            {
                changes.Set(reference, vm with { Affinity = default });
            }
        }
        RemoveStorage(changes, host);
        RemoveInterfaces(changes, host);
        foreach (RefSet parts in (RefSet[])
            [
                host.HostCPUs, host.PCIs, host.PGPUs, host.PUSBs, host.Features, host.Certificates, host.Crashdumps,
                host.Patches,
            ])
        {
            DeleteAll(changes, parts);
        }
        foreach ((Ref<ClusterHostRecord> member, ClusterHostRecord record) in
            changes.All<ClusterHostRecord>().ToArray())
        {
            if (record.Host == self)
            {
                changes.Delete(member);
            }
        }
        changes.Delete(host.Metrics);
        changes.Delete(self);
    }

    private static void RemoveStorage(Changes changes, HostRecord host)
    {
        foreach ((Ref<PBDRecord> reference, PBDRecord pbd) in changes.All(host.PBDs).ToArray())
        {
            changes.Delete(reference);
            if (changes.TryGet(pbd.SR, out SRRecord? sr) && !sr.Shared && sr.PBDs.Count == 0)
            {
                foreach ((Ref<VDIRecord> vdi, _) in changes.All(sr.VDIs).ToArray())
                {
                    VDIOperation.Forget(changes, vdi);
                }
                changes.Delete(pbd.SR);
                ForgetStorage(changes, pbd.SR);
            }
        }
    }

    /// <summary>Nobody is left with a repository that is gone as the place for new disks.</summary>
    private static void ForgetStorage(Changes changes, Ref<SRRecord> gone)
    {
        Ref<SRRecord> Kept(Ref<SRRecord> sr) => sr == gone ? default : sr;
        foreach ((Ref<PoolRecord> reference, PoolRecord pool) in changes.All<PoolRecord>().ToArray())
        {
            changes.Set(reference, pool with
            {
                DefaultSR = Kept(pool.DefaultSR),
                SuspendImageSR = Kept(pool.SuspendImageSR),
                CrashDumpSR = Kept(pool.CrashDumpSR),
            });
        }
    }

    private static void RemoveInterfaces(Changes changes, HostRecord host)
    {
        foreach ((Ref<PIFRecord> reference, PIFRecord pif) in changes.All(host.PIFs).ToArray())
        {
            DeleteAll(changes, pif.BondMasterOf);
            DeleteAll(changes, pif.VLANSlaveOf);
            DeleteAll(changes, pif.TunnelAccessPIFOf);
            DeleteAll(changes, pif.TunnelTransportPIFOf);
            DeleteAll(changes, pif.SriovLogicalPIFOf);
            DeleteAll(changes, pif.SriovPhysicalPIFOf);
            changes.Delete(pif.VLANMasterOf);
            changes.Delete(pif.Metrics);
            changes.Delete(reference);
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
