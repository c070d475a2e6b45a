using Xen.Model.Backend.Simulation.Storage;
using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Backend.Simulation.Metering;

/// <summary>What passes to and from disks, as the storage driver has counted it.</summary>
internal sealed partial class SimulatedCounters
{
    private Dictionary<DiskAddress, TrafficTotals> _counted = [];
    private readonly Dictionary<DiskAddress, TrafficTotals> _ofGuests = [];

    private void BeginRepositories(RecordView view)
    {
        foreach ((Ref<SRRecord> reference, _) in view.All<SRRecord>())
        {
            Of(reference, static _ => true, static () => new RepositoryMeter()).Begin(_seconds);
        }
        _ofGuests.Clear();
    }

    /// <summary>A guest works with a disk; its host counts that at once.</summary>
    private void CountGuest(DiskAddress address, TrafficTotals more)
    {
        _ofGuests[address] = _ofGuests.GetValueOrDefault(address) + more;
        machine.Storage.Count(address, more);
    }

    private void CountDisks(RecordView view)
    {
        var counted = new Dictionary<DiskAddress, TrafficTotals>();
        var repositories = view.All<SRRecord>().ToDictionary(sr => sr.Record.Uuid, StringComparer.Ordinal);
        ILookup<string, KeyValuePair<DiskAddress, TrafficTotals>> traffic =
            machine.Storage.Traffic().ToLookup(item => item.Key.Repository, StringComparer.Ordinal);
        foreach (IGrouping<string, KeyValuePair<DiskAddress, TrafficTotals>> images in traffic)
        {
            if (!repositories.TryGetValue(images.Key, out (Ref<SRRecord> Reference, SRRecord Record) sr))
            {
                continue;
            }
            var meter = (RepositoryMeter)_meters[sr.Reference];
            HostMeter? mover = FirstHost(view, sr.Record);
            meter.Retain(images.Select(image => image.Key.Location).ToHashSet(StringComparer.Ordinal));
            foreach ((DiskAddress address, TrafficTotals totals) in images)
            {
                counted[address] = totals;
                TrafficTotals more = totals - _counted.GetValueOrDefault(address);
                // A disk that was erased and made anew begins from zero.
                more = more.BytesRead < 0 || more.BytesWritten < 0 ? totals : more;
                if (more != default)
                {
                    meter.Add(address.Location, more);
                    mover?.Disk(sr.Record.Uuid).Add(more - _ofGuests.GetValueOrDefault(address));
                }
            }
        }
        _counted = counted;
    }

    /// <summary>Where the image with a uuid is. Few are asked about, of the many that a repository may have.</summary>
    private string LocationOf(Ref<SRRecord> sr, string uuid)
    {
        if (_view.TryGet(sr, out SRRecord? record))
        {
            foreach (Ref<VDIRecord> reference in record.VDIs)
            {
                if (_view.Find(reference) is { } vdi && vdi.Uuid == uuid)
                {
                    return vdi.Location;
                }
            }
        }
        return "";
    }

    /// <summary>Who moves bytes that no guest asks for: the first host that reaches the repository.</summary>
    private HostMeter? FirstHost(RecordView view, SRRecord sr)
    {
        foreach (Ref<PBDRecord> reference in sr.PBDs)
        {
            if (view.Find(reference) is { CurrentlyAttached: true } pbd && TryGetHost(pbd.Host, out HostMeter? host))
            {
                return host;
            }
        }
        return null;
    }
}
