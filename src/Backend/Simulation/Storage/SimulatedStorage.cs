using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>
/// The media of the simulated hosts: repositories with images that hold real bytes, blocks never written taking no
/// room. What is on them outlives what pools know of them, and the process when they are kept in files. Thread-safe.
/// </summary>
public sealed partial class SimulatedStorage : IDiskContents, IDisposable
{
    /// <summary>
    /// Blocks that may be wasted on media in files before the wasted ones are looked for: 256 MiB.
    /// </summary>
    public const int WastedBlocksMin = 4_096;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, SimulatedRepository> _repositories = new(StringComparer.Ordinal);
    private readonly DiskMedium _medium;
    private long _lastWrite;

    /// <summary>Media in memory, empty.</summary>
    public SimulatedStorage() => _medium = new MemoryMedium();

    private SimulatedStorage(string folder)
    {
        _medium = FileMedium.Open(
            folder, () => _repositories.Values.SelectMany(repository => repository.Images.Values),
            out MediumContent content);
        foreach (SimulatedRepository repository in content.Whole())
        {
            _repositories.Add(repository.Uuid, repository);
        }
        _lastWrite = content.LastWrite;
    }

    /// <summary>
    /// Media in the files of a folder, as they were left: all that was flushed is there, and of what was written in the
    /// last second before a crash as much as there was time for. One process at a time may open them.
    /// </summary>
    /// <param name="folder">The folder; it is made when it does not exist.</param>
    /// <exception cref="InvalidDataException">The files are damaged.</exception>
    public static SimulatedStorage Open(string folder) => new(folder);

    /// <summary>Makes durable what was written so far; nothing in memory.</summary>
    /// <exception cref="IOException">That failed; it is tried again the next time.</exception>
    public void Flush() => _medium.Flush();

    /// <summary>Flushes and closes.</summary>
    public void Dispose() => _medium.Dispose();

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
            SimulatedRepository? known = _repositories.GetValueOrDefault(repository.Uuid);
            _repositories[repository.Uuid] = repository;
            if (known is null || known with { Images = repository.Images } != repository)
            {
                _medium.Note(repository);
            }
            NoteImages(known, repository);
        }
    }

    /// <summary>Erases a repository with all its images.</summary>
    public void Remove(string uuid)
    {
        lock (_gate)
        {
            if (_repositories.Remove(uuid))
            {
                _medium.NoteRemoved(uuid);
            }
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
            _medium.Note(repository, owner.Images.GetValueOrDefault(image.Location), image);
            _repositories[repository] = owner with { Images = owner.Images.SetItem(image.Location, image) };
        }
    }

    /// <summary>Erases an image. One that is not there stays so.</summary>
    public void Remove(DiskAddress address)
    {
        lock (_gate)
        {
            if (_repositories.TryGetValue(address.Repository, out SimulatedRepository? owner)
                && owner.Images.TryGetValue(address.Location, out SimulatedImage? image))
            {
                _medium.NoteRemoved(address.Repository, image);
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

    private void NoteImages(SimulatedRepository? before, SimulatedRepository after)
    {
        if (ReferenceEquals(before?.Images, after.Images))
        {
            return;
        }
        foreach ((string location, SimulatedImage image) in after.Images)
        {
            SimulatedImage? known = before?.Images.GetValueOrDefault(location);
            if (!ReferenceEquals(known, image))
            {
                _medium.Note(after.Uuid, known, image);
            }
        }
        foreach ((string location, SimulatedImage gone) in before?.Images ?? SimulatedRepository.NoImages)
        {
            if (!after.Images.ContainsKey(location))
            {
                _medium.NoteRemoved(after.Uuid, gone);
            }
        }
    }

    private SimulatedRepository Known(string uuid) => _repositories.GetValueOrDefault(uuid)
        ?? throw new IOException($"there is no repository {uuid} on any medium");
}
