using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Bench.Throughput.Workloads;

/// <summary>Records with the texts, maps and references that objects of their class usually have.</summary>
internal static class SampleRecords
{
    public static XenRecord Task(int number) => new TaskRecord
    {
        Uuid = Guid.NewGuid().ToString("D"),
        NameLabel = Text($"Async.VM.start {number}"),
        NameDescription = Text($"step {number} of the work"),
        Status = TaskStatusType.Pending,
        ResidentOn = NewRef<HostRecord>(),
    };

    public static XenRecord VM(int number) => new VMRecord
    {
        Uuid = Guid.NewGuid().ToString("D"),
        NameLabel = Text($"machine {number}"),
        NameDescription = Text($"one of many machines, number {number}"),
        ResidentOn = NewRef<HostRecord>(),
        Metrics = NewRef<VMMetricsRecord>(),
        GuestMetrics = NewRef<VMGuestMetricsRecord>(),
        VBDs = RefSet<VBDRecord>.Of([NewRef<VBDRecord>(), NewRef<VBDRecord>()]),
        VIFs = RefSet<VIFRecord>.Of([NewRef<VIFRecord>()]),
        Platform = XenMap<string, string>.Of(
            ("acpi", "1"), ("apic", "true"), ("pae", "true"), ("timeoffset", Text($"{number}"))),
        OtherConfig = XenMap<string, string>.Of(
            ("folder", Text($"/rack {number % 40}")), ("mac_seed", Guid.NewGuid().ToString("D"))),
    };

    private static Ref<T> NewRef<T>()
        where T : XenRecord, IXenRecord => new(Guid.NewGuid());

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
