namespace Xen.Model.Operations.Counters;

/// <summary>The counters of a disk, or of all disks in a repository that a host works with.</summary>
internal static class DiskCounters
{
    private static readonly
        (string Stem, Quantity Quantity, string Description, string Units, CounterKind Kind)[] s_all =
    [
        ("read", Quantity.BytesRead, "Bytes read", "B/s", CounterKind.Derive),
        ("write", Quantity.BytesWritten, "Bytes written", "B/s", CounterKind.Derive),
        ("read_latency", Quantity.ReadLatency, "How long reading takes", "\u00b5s", CounterKind.Gauge),
        ("write_latency", Quantity.WriteLatency, "How long writing takes", "\u00b5s", CounterKind.Gauge),
        ("io_throughput_read", Quantity.ReadThroughput, "Read", "MiB/s", CounterKind.Absolute),
        ("io_throughput_write", Quantity.WriteThroughput, "Written", "MiB/s", CounterKind.Absolute),
        ("io_throughput_total", Quantity.Throughput, "Read and written", "MiB/s", CounterKind.Absolute),
        ("iops_read", Quantity.ReadRequests, "Requests to read", "requests/s", CounterKind.Absolute),
        ("iops_write", Quantity.WriteRequests, "Requests to write", "requests/s", CounterKind.Absolute),
        ("iops_total", Quantity.Requests, "Requests", "requests/s", CounterKind.Absolute),
        ("iowait", Quantity.Wait, "Time spent waiting", "s/s", CounterKind.Absolute),
        ("inflight", Quantity.InFlight, "Requests under way", "requests", CounterKind.Gauge),
        ("latency", Quantity.Latency, "How long a request takes", "\u00b5s", CounterKind.Gauge),
        ("avgqu_sz", Quantity.QueueLength, "Requests waiting or under way", "requests", CounterKind.Gauge),
    ];

    /// <summary>The counters of a VM's disk.</summary>
    /// <param name="device">Its name in the guest.</param>
    public static IEnumerable<Counter> OfDevice(string device) => s_all.Select(item => new Counter(
        $"vbd_{device}_{item.Stem}", item.Quantity, device, $"{item.Description}, disk {device}", item.Units,
        item.Kind));

    /// <summary>The counters of what a host does with a repository.</summary>
    /// <param name="uuid">Its uuid, of which names have the first eight characters.</param>
    public static IEnumerable<Counter> OfRepository(string uuid)
    {
        string mark = uuid.Length > 8 ? uuid[..8] : uuid;
        return s_all.Select(item => new Counter(
            $"{item.Stem}_{mark}", item.Quantity, uuid, $"{item.Description}, repository {mark}", item.Units,
            item.Kind));
    }

    /// <summary>The counters of a disk image for its repository.</summary>
    /// <param name="uuid">Its uuid; empty for all images together.</param>
    public static IEnumerable<Counter> OfImage(string uuid) => s_all
        .Where(item => uuid.Length == 0 || item.Kind == CounterKind.Derive)
        .Select(item => new Counter(
            uuid.Length == 0 ? item.Stem : $"vdi_{uuid}_{item.Stem}", item.Quantity, uuid,
            uuid.Length == 0 ? $"{item.Description}, all disks" : $"{item.Description}, disk {uuid}",
            item.Units, item.Kind)
        {
            IsStandard = uuid.Length == 0,
        });
}
