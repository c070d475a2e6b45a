using System.Globalization;
using Xen.Model.Backend.Simulation.Storage;
using Xen.Model.Classes;
using Xen.Model.Operations.VM;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Backend.Simulation.Metering;

/// <summary>What a guest has done since the last look, to itself and to those who serve it.</summary>
/// <param name="view">What the pool says.</param>
/// <param name="vm">The guest.</param>
/// <param name="meter">What is counted of it.</param>
/// <param name="host">What is counted of its host.</param>
/// <param name="load">Habits of guests.</param>
/// <param name="storage">The media.</param>
/// <param name="count">Told what passes to and from disks.</param>
internal sealed class GuestWork(
    RecordView view, VMRecord vm, GuestMeter meter, HostMeter host, GuestLoad load, SimulatedStorage storage,
    Action<DiskAddress, TrafficTotals> count)
{
    private const double LinkBytesPerSecond = 12e6;
    private const double ReadsPerSecond = 120;
    private const double WritesPerSecond = 80;
    private const long BytesPerRead = 16384;
    private const long BytesPerWrite = 8192;
    private const double ServicePerGuest = 0.04;

    /// <summary>Lets it work.</summary>
    /// <param name="busy">How busy it was, 0 to 1.</param>
    /// <param name="time">The time, in seconds of Unix.</param>
    /// <param name="seconds">How long the last look is ago.</param>
    public void Do(double busy, double time, double seconds)
    {
        for (int number = 0; number < meter.Processors; number++)
        {
            double share = Math.Min(1, busy * (0.8 + 0.4 * load.Draw(vm.Uuid, (long)time * 64 + number)));
            meter.Wanted[number] = share;
            host.Wanted += share;
        }
        host.Service += ServicePerGuest * busy;
        meter.FreeMemory = view.Find(vm.GuestMetrics) is { PVDriversDetected: true }
            ? Math.Floor(vm.MemoryTarget * (0.2 + 0.6 * (1 - busy)) / 1024)
            : double.NaN;
        foreach (Ref<VIFRecord> reference in vm.VIFs)
        {
            if (view.Find(reference) is { CurrentlyAttached: true } vif)
            {
                Talk(vif, busy * seconds);
            }
        }
        foreach (Ref<VBDRecord> reference in vm.VBDs)
        {
            if (view.TryGet(reference, out VBDRecord? vbd) && VMDataSources.IsUsed(vbd)
                && DiskAddress.TryFind(view, vbd.VDI, out DiskAddress? address)
                && storage.SizeOf(address.Value) is not null)
            {
                // A disk is slower when its guest is busy, and never twice the same.
                double slow = 0.7 + busy + 0.6 * load.Draw(vm.Uuid + vbd.Device, (long)time);
                Store(vbd, address.Value, busy * seconds, seconds, slow);
            }
        }
    }

    /// <summary>Something passes over an interface, and over the first link of the bond that it is.</summary>
    public static void Pass(RecordView view, PIFRecord pif, HostMeter host, double received, double sent)
    {
        bool isBond = pif.BondMasterOf.Count > 0;
        host.Pass(pif.Device, !isBond, received, sent);
        foreach (Ref<BondRecord> reference in pif.BondMasterOf)
        {
            if (view.Find(reference) is { } bond && view.Find(bond.PrimarySlave) is { } member)
            {
                host.Pass(member.Device, isCard: true, received, sent);
            }
        }
    }

    private void Talk(VIFRecord vif, double busySeconds)
    {
        double limit = LinkBytesPerSecond;
        if (vif.QosAlgorithmType == "ratelimit"
            && long.TryParse(
                vif.QosAlgorithmParams.GetOr("kbps", ""), CultureInfo.InvariantCulture, out long kilobytes))
        {
            limit = Math.Clamp(kilobytes * 1024.0, 0, limit);
        }
        double sent = busySeconds * limit * load.Draw(vm.Uuid, 11);
        double received = busySeconds * LinkBytesPerSecond * load.Draw(vm.Uuid, 12);
        meter.Link(vif.Device).Add(received, sent);
        if (view.Find(vif.Network) is not { } network)
        {
            return;
        }
        foreach (Ref<PIFRecord> reference in network.PIFs)
        {
            if (view.Find(reference) is { CurrentlyAttached: true } pif && pif.Host == vm.ResidentOn)
            {
                Pass(view, pif, host, received, sent);
            }
        }
    }

    private void Store(VBDRecord vbd, DiskAddress address, double busySeconds, double seconds, double slow)
    {
        long reads = (long)(busySeconds * ReadsPerSecond * load.Draw(vm.Uuid + vbd.Device, 21));
        var more = TrafficTotals.OfReads(reads, reads * BytesPerRead);
        if (vbd.Mode == VBDMode.RW)
        {
            long writes = (long)(busySeconds * WritesPerSecond * load.Draw(vm.Uuid + vbd.Device, 22));
            more += TrafficTotals.OfWrites(writes, writes * BytesPerWrite);
        }
        more = more with { ReadSeconds = more.ReadSeconds * slow, WriteSeconds = more.WriteSeconds * slow };
        DiskMeter disk = meter.Disk(vbd.Device);
        disk.Begin(seconds);
        disk.Add(more);
        host.Disk(address.Repository).Add(more);
        count(address, more);
    }
}
