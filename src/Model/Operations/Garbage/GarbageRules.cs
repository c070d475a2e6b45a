using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Operations.Garbage;

/// <summary>
/// Which objects make no sense without others. References may dangle: who deletes an object does not ask for its
/// children. They are collected some time later. VMs, SRs, networks, hosts and pools never are.
/// </summary>
public static class GarbageRules
{
    /// <summary>References that must name something, parents before children.</summary>
    private static readonly Field[] s_parents =
    [
        VDIRecord.SRField, PIFRecord.HostField, PIFRecord.NetworkField,
        VLANRecord.TaggedPIFField, VLANRecord.UntaggedPIFField,
        TunnelRecord.AccessPIFField, TunnelRecord.TransportPIFField,
        BondRecord.MasterField, NetworkSriovRecord.PhysicalPIFField,
        VBDRecord.VMField, VIFRecord.VMField, VIFRecord.NetworkField, PBDRecord.HostField, PBDRecord.SRField,
        VGPURecord.VMField, PGPURecord.HostField, PCIRecord.HostField, PUSBRecord.HostField, VUSBRecord.VMField,
        ConsoleRecord.VMField, CrashdumpRecord.VMField, CrashdumpRecord.VDIField, VTPMRecord.VMField,
        HostCrashdumpRecord.HostField, HostCpuRecord.HostField, HostPatchRecord.HostField, FeatureRecord.HostField,
        HostDriverRecord.HostField, DriverVariantRecord.DriverField, ClusterHostRecord.HostField,
        PVSServerRecord.SiteField, PVSProxyRecord.VIFField, PVSCacheStorageRecord.HostField,
        PVSCacheStorageRecord.SRField,
    ];

    /// <summary>The same for references that may be null.</summary>
    private static readonly Field[] s_optionalParents = [CertificateRecord.HostField, VBDRecord.VDIField];

    private static readonly ILookup<XenClass, Field> s_byClass =
        s_parents.Concat(s_optionalParents).ToLookup(field => field.Class);

    /// <summary>The garbage that a view shows; what becomes garbage with it comes to light the next time.</summary>
    public static IReadOnlyList<ObjectRef> Find(RecordView view)
    {
        var found = new List<ObjectRef>();
        foreach (XenClass type in s_byClass.Select(group => group.Key))
        {
            found.AddRange(view.All(type)
                .Where(version => IsOrphan(version.Record!, reference => view.Find(reference)?.Record))
                .Select(version => version.Slot.Reference));
        }
        HashSet<Ref<HostMetricsRecord>> used = [.. view.All<HostRecord>().Select(host => host.Record.Metrics)];
        found.AddRange(view.All<HostMetricsRecord>()
            .Where(metrics => !used.Contains(metrics.Reference))
            .Select(metrics => (ObjectRef)metrics.Reference));
        found.AddRange(view.All<VGPUTypeRecord>()
            .Where(type => IsUnused(type.Record))
            .Select(type => (ObjectRef)type.Reference));
        return found;
    }

    /// <summary>True for an object that lacks what it needs to make sense.</summary>
    /// <param name="record">The object.</param>
    /// <param name="find">Finds objects; null for those that are gone.</param>
    internal static bool IsOrphan(XenRecord record, Func<ObjectRef, XenRecord?> find) =>
        s_byClass[record.Class].Any(field => IsMissing(field, field.ReferenceIn(record), find));

    /// <summary>True for a type of virtual GPU that no GPU offers and no VM has.</summary>
    internal static bool IsUnused(VGPUTypeRecord type) =>
        type.SupportedOnPGPUs.Count == 0 && type.EnabledOnPGPUs.Count == 0 && type.VGPUs.Count == 0;

    private static bool IsMissing(Field field, ObjectRef parent, Func<ObjectRef, XenRecord?> find) =>
        parent.IsNull
            ? !s_optionalParents.Contains(field)
            : find(parent)?.Class.WireName != field.Type.ReferencedClass;
}
