using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>
/// The media of the simulated hosts: repositories with images that hold real bytes, blocks never written taking no
/// room. What is on them outlives what pools know of them. Thread-safe.
/// </summary>
public sealed partial class SimulatedStorage : IDiskContents
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SimulatedRepository> _repositories = new(StringComparer.Ordinal);
    private long _lastWrite;

    /// <summary>All repositories, known to a pool or not.</summary>
    public IReadOnlyList<SimulatedRepository> Repositories
    {
        get
        {
            lock (_gate)
            {
                return [.. _repositories.Values];
            }
        }
    }

    /// <summary>A repository; null when there is none with the uuid.</summary>
    public SimulatedRepository? Repository(string uuid)
    {
        lock (_gate)
        {
            return _repositories.GetValueOrDefault(uuid);
        }
    }

    /// <summary>An image; null when there is none at the address.</summary>
    public SimulatedImage? Image(DiskAddress address) =>
        Repository(address.Repository)?.Images.GetValueOrDefault(address.Location);

    /// <summary>Puts a repository there, in place of one with the same uuid.</summary>
    public void Put(SimulatedRepository repository)
    {
        lock (_gate)
        {
            _repositories[repository.Uuid] = repository;
        }
    }

    /// <summary>Erases a repository with all its images.</summary>
    public void Remove(string uuid)
    {
        lock (_gate)
        {
            _repositories.Remove(uuid);
        }
        ForgetTraffic(disk => disk.Repository == uuid);
    }

    /// <summary>Puts an image into a repository, in place of one at the same location.</summary>
    /// <exception cref="IOException">There is no such repository.</exception>
    public void Put(string repository, SimulatedImage image)
    {
        lock (_gate)
        {
            SimulatedRepository owner = Known(repository);
            _repositories[repository] = owner with { Images = owner.Images.SetItem(image.Location, image) };
        }
    }

    /// <summary>Erases an image. One that is not there stays so.</summary>
    public void Remove(DiskAddress address)
    {
        lock (_gate)
        {
            if (_repositories.TryGetValue(address.Repository, out SimulatedRepository? owner))
            {
                _repositories[address.Repository] = owner with { Images = owner.Images.Remove(address.Location) };
            }
        }
        lock (_trafficGate)
        {
            _traffic.Remove(address);
        }
    }

    /// <summary>Changes an image.</summary>
    /// <returns>The changed image; null when there is none at the address.</returns>
    public SimulatedImage? Change(DiskAddress address, Func<SimulatedImage, SimulatedImage> change)
    {
        lock (_gate)
        {
            if (Image(address) is not { } image)
            {
                return null;
            }
            SimulatedImage changed = change(image);
            Put(address.Repository, changed);
            return changed;
        }
    }

    /// <summary>Puts an image there that begins with the contents of another.</summary>
    internal SimulatedImage Derive(SimulatedImage source, string repository, SimulatedImage wanted)
    {
        lock (_gate)
        {
            SimulatedImage made = wanted with { Blocks = source.Blocks, Family = source.Family, Born = _lastWrite };
            Put(repository, made);
            return made;
        }
    }

    /// <summary>
    /// Takes over what a view says is there: repositories and images that nobody put on a medium before, all of them
    /// empty.
    /// </summary>
    /// <param name="view">What the pool says.</param>
    /// <param name="attachedOnly">True to believe it only of repositories that some host reaches.</param>
    internal void Adopt(RecordView view, bool attachedOnly = false)
    {
        foreach ((Ref<SRRecord> reference, SRRecord sr) in view.All<SRRecord>())
        {
            lock (_gate)
            {
                if (!_repositories.ContainsKey(sr.Uuid) && (!attachedOnly || IsAttached(view, sr)))
                {
                    var empty = new SimulatedRepository { Uuid = sr.Uuid, Type = sr.Type };
                    Put(Noted.Repository(view, reference, sr, empty));
                    Note(view, reference, addMissing: true);
                }
            }
        }
    }

    /// <summary>Has what pools say about images written down beside them, as drivers do.</summary>
    /// <param name="view">What the pool says.</param>
    /// <param name="reference">Which repository.</param>
    /// <param name="addMissing">True when images that are not there are to be put there, empty.</param>
    internal void Note(RecordView view, Ref<SRRecord> reference, bool addMissing = false)
    {
        if (!view.TryGet(reference, out SRRecord? sr))
        {
            return;
        }
        lock (_gate)
        {
            if (_repositories.TryGetValue(sr.Uuid, out SimulatedRepository? known))
            {
                Put(Noted.Repository(view, reference, sr, known));
            }
            foreach (Ref<VDIRecord> vdi in sr.VDIs)
            {
                if (view.TryGet(vdi, out VDIRecord? record)
                    && (Image(new DiskAddress(sr.Uuid, record.Location)) ?? (addMissing ? Empty(record) : null))
                        is { } image)
                {
                    Put(sr.Uuid, Noted.Image(view, record, image));
                }
            }
        }
    }

    private static bool IsAttached(RecordView view, SRRecord sr)
    {
        foreach (Ref<PBDRecord> pbd in sr.PBDs)
        {
            if (view.Find(pbd) is { CurrentlyAttached: true })
            {
                return true;
            }
        }
        return false;
    }

    private static SimulatedImage Empty(VDIRecord vdi) =>
        new() { Location = vdi.Location, OwnBytes = vdi.PhysicalUtilisation };

    private SimulatedRepository Known(string uuid) => _repositories.GetValueOrDefault(uuid)
        ?? throw new IOException($"there is no repository {uuid} on any medium");
}
