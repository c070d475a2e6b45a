using Xen.Model.Classes;
using Xen.Model.Formats.Xva;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Rpc.Handlers.Export;

/// <summary>The description of VMs for other pools, and the disks that go with it. Immutable.</summary>
internal sealed class ExportDescription
{
    private const string Iso = "iso";

    /// <summary>In the record of a TPM, which is written otherwise than others, before each name.</summary>
    public const string TpmPrefix = "vTPM'_";

    private ExportDescription(XvaDocument document, IReadOnlyList<(string, Ref<VDIRecord>)> disks)
    {
        Document = document;
        Disks = disks;
    }

    /// <summary>The description.</summary>
    public XvaDocument Document { get; }

    /// <summary>The disks whose bytes follow, with their ids, in the order in which they follow.</summary>
    public IReadOnlyList<(string Id, Ref<VDIRecord> Disk)> Disks { get; }

    /// <summary>Describes VMs.</summary>
    /// <param name="view">The state.</param>
    /// <param name="vms">The VMs.</param>
    /// <param name="options">What of them.</param>
    /// <param name="contents">What a TPM keeps, in base 64.</param>
    public static ExportDescription Of(
        RecordView view,
        IEnumerable<Ref<VMRecord>> vms,
        ExportOptions options,
        Func<VTPMRecord, string> contents)
    {
        var selection = new ExportSelection(view, options);
        foreach (Ref<VMRecord> vm in vms)
        {
            selection.Add(vm);
        }
        var records = new ExportedRecords(options);
        var objects = new List<XvaObject>();
        var disks = new List<(string, Ref<VDIRecord>)>();
        HashSet<Ref<VDIRecord>> streamed = Streamed(view, selection, options);
        foreach ((ObjectRef reference, XenRecord record) in selection.All)
        {
            string id = selection.Ids.Of(reference);
            objects.Add(new XvaObject(record.Class.WireName, id, record is VTPMRecord vtpm
                ? Module(vtpm, selection.Ids, contents(vtpm))
                : SnapshotWriter.Of(records.Of(record), selection.Ids)));
            if (streamed.Contains(reference.As<VDIRecord>()))
            {
                disks.Add((id, reference.As<VDIRecord>()));
            }
        }
        disks.Sort((left, right) => string.CompareOrdinal(left.Item1, right.Item1));
        return new ExportDescription(new XvaDocument(Version(view), objects), disks);
    }

    /// <summary>The disks of drives and images of memory; never discs.</summary>
    private static HashSet<Ref<VDIRecord>> Streamed(
        RecordView view, ExportSelection selection, ExportOptions options)
    {
        var streamed = new HashSet<Ref<VDIRecord>>();
        foreach ((_, XenRecord record) in selection.All)
        {
            Ref<VDIRecord> disk = record switch
            {
                VBDRecord { Type: not VBDType.CD } vbd => vbd.VDI,
                VMRecord { PowerState: VMPowerState.Suspended } vm when options.PreservesPowerState => vm.SuspendVDI,
                _ => default,
            };
            if (view.TryGet(disk, out VDIRecord? vdi) && view.Find(vdi.SR)?.ContentType != Iso)
            {
                streamed.Add(disk);
            }
        }
        return streamed;
    }

    private static XvaValue Module(VTPMRecord vtpm, ExportIds ids, string contents) => XvaValue.Struct(
        (TpmPrefix + "VM", XvaValue.Of(ids.Of(vtpm.VM))),
        (TpmPrefix + "uuid", XvaValue.Of(vtpm.Uuid)),
        (TpmPrefix + "is_unique", XvaValue.Of(vtpm.IsUnique)),
        (TpmPrefix + "is_protected", XvaValue.Of(vtpm.IsProtected)),
        (TpmPrefix + "content", XvaValue.Of(contents)));

    private static XvaVersion Version(RecordView view)
    {
        Ref<HostRecord> coordinator = view.All<PoolRecord>().Select(pool => pool.Record.Master).FirstOrDefault();
        HostRecord host = view.Find(coordinator) ?? (HostRecord)HostRecord.ClassInfo.Empty;
        return new XvaVersion
        {
            Hostname = host.Hostname,
            Date = host.SoftwareVersion.GetOr("date", ""),
            ProductVersion = host.SoftwareVersion.GetOr("product_version", ""),
            ProductBrand = host.SoftwareVersion.GetOr("product_brand", ""),
            BuildNumber = host.SoftwareVersion.GetOr("build_number", ""),
            ApiMajor = (int)host.APIVersionMajor,
            ApiMinor = (int)host.APIVersionMinor,
        };
    }
}
