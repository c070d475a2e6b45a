using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Operations.Devices;
using Xen.Model.Operations.Garbage;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Garbage;

/// <summary>Removes what has lost its parents. That is a change like any other, and in the log.</summary>
internal static class GarbageDeciders
{
    public static void Register(DeciderTable table) => table.Add<CollectGarbage>(Collect);

    private static Decision Collect(CollectGarbage call, DecisionContext context)
    {
        Changes changes = context.Changes;
        foreach (ObjectRef suspect in call.Suspects)
        {
            if (changes.Find(suspect) is { } record && IsGarbage(changes, suspect, record))
            {
                Remove(changes, suspect, record);
            }
        }
        return Decision.Done;
    }

    private static bool IsGarbage(Changes changes, ObjectRef self, XenRecord record) => record switch
    {
        HostMetricsRecord => changes.All<HostRecord>().All(host => (ObjectRef)host.Record.Metrics != self),
        VGPUTypeRecord type => GarbageRules.IsUnused(type),
        _ => GarbageRules.IsOrphan(record, changes.Find),
    };

    private static void Remove(Changes changes, ObjectRef self, XenRecord record)
    {
        switch (record)
        {
            case VBDRecord { Type: VBDType.CD } drive when changes.Find(drive.VM) is not null:
                changes.Set(self, drive with { Empty = true, VDI = default });
                break;
            case VBDRecord:
                DevicePlaces.Remove(changes, self.As<VBDRecord>());
                break;
            case VIFRecord:
                DevicePlaces.Remove(changes, self.As<VIFRecord>());
                break;
            case VDIRecord:
                VDIOperation.Forget(changes, self.As<VDIRecord>());
                break;
            case PIFRecord pif:
                changes.Delete(self);
                RemoveMetrics(changes, pif.Metrics);
                break;
            default:
                changes.Delete(self);
                break;
        }
    }

    /// <summary>A VLAN shares the metrics of the interface below it.</summary>
    private static void RemoveMetrics(Changes changes, Ref<PIFMetricsRecord> metrics)
    {
        if (changes.All<PIFRecord>().All(other => other.Record.Metrics != metrics))
        {
            changes.Delete(metrics);
        }
    }
}
