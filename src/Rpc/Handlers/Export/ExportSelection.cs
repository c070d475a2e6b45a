using System.Diagnostics.CodeAnalysis;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Rpc.Handlers.Export;

/// <summary>
/// The objects that VMs need elsewhere, each once, in the order in which they are written: class by class, and within a
/// class those of a VM oldest first.
/// </summary>
internal sealed class ExportSelection
{
    private static readonly XenClass[] s_order =
    [
        HostRecord.ClassInfo, VMRecord.ClassInfo, VMMetricsRecord.ClassInfo, VMGuestMetricsRecord.ClassInfo,
        VBDRecord.ClassInfo, VIFRecord.ClassInfo, NetworkRecord.ClassInfo, VDIRecord.ClassInfo, SRRecord.ClassInfo,
        VGPUTypeRecord.ClassInfo, VGPURecord.ClassInfo, GPUGroupRecord.ClassInfo, PVSProxyRecord.ClassInfo,
        PVSSiteRecord.ClassInfo, VTPMRecord.ClassInfo,
    ];

    private readonly Dictionary<XenClass, List<(ObjectRef Reference, XenRecord Record)>> _found = [];
    private readonly RecordView _view;
    private readonly ExportOptions _options;

    public ExportSelection(RecordView view, ExportOptions options)
    {
        _view = view;
        _options = options;
    }

    /// <summary>What the objects are called.</summary>
    public ExportIds Ids { get; } = new();

    /// <summary>All objects in the order in which they are written.</summary>
    public IEnumerable<(ObjectRef Reference, XenRecord Record)> All => s_order.SelectMany(
        type => _found.GetValueOrDefault(type, []));

    /// <summary>Adds a VM with all it needs.</summary>
    public void Add(Ref<VMRecord> reference)
    {
        if (!TryAdd(reference, out VMRecord? vm))
        {
            return;
        }
        if (_options.TakesSnapshots)
        {
            foreach (Ref<VMRecord> snapshot in Oldest(vm.Snapshots))
            {
                Add(snapshot);
            }
        }
        TryAdd(vm.Metrics, out _);
        TryAdd(vm.GuestMetrics, out _);
        TryAdd(vm.ResidentOn, out _);
        TryAdd(vm.Affinity, out _);
        TryAdd(vm.SuspendSR, out _);
        AddDisks(vm);
        AddInterfaces(vm);
        AddOthers(vm);
    }

    private void AddDisks(VMRecord vm)
    {
        if (!_options.Without.Contains("vbd"))
        {
            foreach (Ref<VBDRecord> reference in Oldest(vm.VBDs))
            {
                if (TryAdd(reference, out VBDRecord? vbd))
                {
                    AddDisk(vbd.VDI);
                }
            }
        }
        if (_options.PreservesPowerState && vm.PowerState == VMPowerState.Suspended)
        {
            AddDisk(vm.SuspendVDI);
        }
    }

    private void AddDisk(Ref<VDIRecord> reference)
    {
        while (TryAdd(reference, out VDIRecord? vdi))
        {
            TryAdd(vdi.SR, out _);
            reference = _options.TakesParents ? vdi.Parent : default;
        }
    }

    private void AddInterfaces(VMRecord vm)
    {
        foreach (Ref<VIFRecord> reference in Oldest(vm.VIFs))
        {
            if (!_options.Without.Contains("vif") && TryAdd(reference, out VIFRecord? vif))
            {
                TryAdd(vif.Network, out _);
                foreach ((Ref<PVSProxyRecord> proxy, PVSProxyRecord record) in _view.All<PVSProxyRecord>())
                {
                    if (record.VIF == reference && TryAdd(proxy, out _))
                    {
                        TryAdd(record.Site, out _);
                    }
                }
            }
        }
    }

    private void AddOthers(VMRecord vm)
    {
        foreach (Ref<VGPURecord> reference in Oldest(vm.VGPUs))
        {
            if (!_options.Without.Contains("vgpu") && TryAdd(reference, out VGPURecord? vgpu))
            {
                TryAdd(vgpu.Type, out _);
                TryAdd(vgpu.GPUGroup, out _);
            }
        }
        foreach (Ref<VTPMRecord> reference in Oldest(vm.VTPMs))
        {
            if (!_options.Without.Contains("vtpm"))
            {
                TryAdd(reference, out _);
            }
        }
    }

    private static IEnumerable<Ref<T>> Oldest<T>(RefSet<T> references)
        where T : XenRecord, IXenRecord => ((IEnumerable<Ref<T>>)references).Reverse();

    /// <summary>Adds an object; false when there is none, or it was added before.</summary>
    private bool TryAdd<T>(Ref<T> reference, [NotNullWhen(true)] out T? record)
        where T : XenRecord, IXenRecord
    {
        if (!_view.TryGet(reference, out record) || !Ids.Add(reference))
        {
            record = null;
            return false;
        }
        if (!_found.TryGetValue(T.ClassInfo, out List<(ObjectRef, XenRecord)>? list))
        {
            _found.Add(T.ClassInfo, list = []);
        }
        list.Add((reference, record));
        return true;
    }
}
