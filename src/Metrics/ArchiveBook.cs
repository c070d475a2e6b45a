using System.Collections.Concurrent;
using Xen.Model.Formats.Archives;
using Xen.Model.Operations.Counters;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.Queries;
using Xen.Model.State;

namespace Xen.Model.Metrics;

/// <summary>
/// The archives of all hosts, VMs and repositories. What is counted is in memory; archives of halted VMs are in the
/// folder, if there is one. Thread-safe, but one round of samples at a time.
/// </summary>
public sealed class ArchiveBook : ICounterReadings
{
    private readonly ConcurrentDictionary<string, ArchiveEntry> _entries = new(StringComparer.Ordinal);
    private readonly Lock _updating = new();
    private readonly ICallSink _model;
    private readonly IMachineCounters _counters;
    private readonly MetricsOptions _options;
    private readonly ArchiveFolder? _folder;
    private long _round;

    /// <summary>Makes a book without archives.</summary>
    /// <param name="model">Says what there is.</param>
    /// <param name="counters">Tells what is counted; nobody else asks it.</param>
    /// <param name="options">Limits and where archives are kept.</param>
    public ArchiveBook(ICallSink model, IMachineCounters counters, MetricsOptions options)
    {
        _model = model;
        _counters = counters;
        _options = options;
        _folder = options.Folder is { } path ? new ArchiveFolder(path, options.Report) : null;
    }

    /// <summary>Says what there is.</summary>
    internal ICallSink Model => _model;

    /// <summary>How many archives are in memory.</summary>
    public int Count => _entries.Count;

    /// <summary>About how many bytes the archives in memory take.</summary>
    public long Bytes => _entries.Values.Sum(entry =>
    {
        lock (entry.Gate)
        {
            return entry.Archive.Bytes;
        }
    });

    /// <summary>Takes a sample of everything that is counted, and lets go of what is counted no more.</summary>
    /// <param name="now">The time of the sample.</param>
    public void Sample(DateTimeOffset now)
    {
        RecordView view = _model.View;
        _counters.Look(view, now);
        _round++;
        double time = now.ToUnixTimeMilliseconds() / 1000.0;
        foreach (Metered owner in Metered.Live(view))
        {
            if (Entry(owner, time) is { } entry)
            {
                lock (entry.Gate)
                {
                    Take(view, owner, entry, time);
                }
            }
        }
        LetGo(view);
    }

    /// <summary>A copy of an object's archive; null when there is none.</summary>
    public RoundRobinArchive? Find(ObjectRef reference)
    {
        if (!Metered.TryFind(_model.View, reference, out Metered? owner))
        {
            return null;
        }
        if (!_entries.TryGetValue(owner.Uuid, out ArchiveEntry? entry))
        {
            RoundRobinArchive? kept = _folder?.Read(owner.Uuid);
            if (kept is not null)
            {
                DropForgotten(owner, kept);
            }
            return kept;
        }
        lock (entry.Gate)
        {
            DropForgotten(owner, entry.Archive);
            return entry.Archive.Copy();
        }
    }

    /// <summary>Rows of the archives of some objects that are counted now.</summary>
    /// <param name="owners">The objects, in the order of their columns.</param>
    /// <param name="query">Which rows.</param>
    public UpdateTable Updates(IEnumerable<Metered> owners, UpdateQuery query)
    {
        var held = new List<ArchiveEntry>();
        var subjects = new List<(string, string, RoundRobinArchive)>();
        // Two who hold several archives in different orders would wait for each other.
        lock (_updating)
        {
            try
            {
                foreach (Metered owner in owners)
                {
                    if (_entries.TryGetValue(owner.Uuid, out ArchiveEntry? entry) && !entry.Gate.IsHeldByCurrentThread)
                    {
                        entry.Gate.Enter();
                        held.Add(entry);
                        DropForgotten(owner, entry.Archive);
                        subjects.Add((owner.Type, owner.Uuid, entry.Archive));
                    }
                }
                return UpdateTable.Of(subjects, query, _options.Clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0);
            }
            finally
            {
                held.ForEach(entry => entry.Gate.Exit());
            }
        }
    }

    /// <summary>Takes in an archive from elsewhere, in the place of what was recorded here.</summary>
    /// <returns>False when there is no such object, or no room.</returns>
    public bool Put(ObjectRef reference, RoundRobinArchive archive)
    {
        if (!Metered.TryFind(_model.View, reference, out Metered? owner))
        {
            return false;
        }
        if (!owner.IsLive && _folder is not null)
        {
            _entries.TryRemove(owner.Uuid, out _);
            return _folder.TryWrite(owner.Uuid, archive);
        }
        if (_entries.Count >= _options.ArchivesMax && !_entries.ContainsKey(owner.Uuid))
        {
            return false;
        }
        ArchiveEntry entry = _entries.GetOrAdd(owner.Uuid, _ => new ArchiveEntry(reference, archive));
        lock (entry.Gate)
        {
            entry.Archive = archive;
            entry.Epoch = null;
            entry.IsChanged = true;
        }
        return true;
    }

    /// <summary>Writes what has changed to the folder, and deletes from it what nobody has any more.</summary>
    public void Save()
    {
        if (_folder is null)
        {
            return;
        }
        Parallel.ForEach(
            _entries, new ParallelOptions { MaxDegreeOfParallelism = 2 }, item => Save(item.Key, item.Value));
        _folder.Retain(Metered.Uuids(_model.View).ToHashSet(StringComparer.Ordinal));
    }

    /// <inheritdoc/>
    public double Newest(string owner, string counter)
    {
        if (!_entries.TryGetValue(owner, out ArchiveEntry? entry))
        {
            return double.NaN;
        }
        lock (entry.Gate)
        {
            int column = entry.Archive.ColumnOf(counter);
            return column < 0 ? double.NaN : entry.Archive.Sources[column].Newest;
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Recorded(string owner)
    {
        if (!_entries.TryGetValue(owner, out ArchiveEntry? entry))
        {
            return [];
        }
        lock (entry.Gate)
        {
            return [.. entry.Archive.Sources.Select(source => source.Definition.Name)];
        }
    }

    private ArchiveEntry? Entry(Metered owner, double time)
    {
        if (_entries.TryGetValue(owner.Uuid, out ArchiveEntry? entry))
        {
            return entry;
        }
        if (_entries.Count >= _options.ArchivesMax)
        {
            return null;
        }
        RoundRobinArchive? archive = _folder?.Read(owner.Uuid);
        if (archive is null || archive.LastUpdate > time + SourceDefinition.HeartbeatSeconds)
        {
            // One from the future would take in nothing until then.
            archive = new RoundRobinArchive(owner.Shapes, Math.Max(0, time - RoundRobinArchive.StepSeconds));
        }
        return _entries.GetOrAdd(owner.Uuid, _ => new ArchiveEntry(owner.Reference, archive));
    }

    private void Take(RecordView view, Metered owner, ArchiveEntry entry, double time)
    {
        RoundRobinArchive archive = entry.Archive;
        entry.Round = _round;
        if (entry.Epoch != owner.Epoch)
        {
            archive.ForgetTotals();
            entry.Epoch = owner.Epoch;
        }
        DropForgotten(owner, archive);
        Counter[] counters = [.. owner.Counters];
        foreach (Counter counter in counters)
        {
            if (archive.ColumnOf(counter.Name) < 0)
            {
                archive.Add(DefinitionOf(counter));
            }
        }
        double[] samples = new double[archive.Sources.Count];
        Array.Fill(samples, double.NaN);
        foreach (Counter counter in counters)
        {
            int column = archive.ColumnOf(counter.Name);
            if (column >= 0)
            {
                samples[column] = KnownCounters.Read(view, owner.Reference, counter)
                    ?? _counters.Read(owner.Reference, counter);
            }
        }
        entry.IsChanged |= archive.Update(time, samples);
    }

    /// <summary>Archives of what is counted no more go to the folder; those of what is no more go altogether.</summary>
    private void LetGo(RecordView view)
    {
        foreach ((string uuid, ArchiveEntry entry) in _entries)
        {
            if (entry.Round == _round)
            {
                continue;
            }
            if (view.Find(entry.Owner) is null)
            {
                _entries.TryRemove(uuid, out _);
                _folder?.Delete(uuid);
            }
            else if (_folder is not null && Save(uuid, entry))
            {
                _entries.TryRemove(uuid, out _);
            }
        }
    }

    /// <returns>True when the folder has all of it.</returns>
    private bool Save(string uuid, ArchiveEntry entry)
    {
        RoundRobinArchive copy;
        lock (entry.Gate)
        {
            if (!entry.IsChanged)
            {
                return true;
            }
            copy = entry.Archive.Copy();
            entry.IsChanged = false;
        }
        if (_folder!.TryWrite(uuid, copy))
        {
            return true;
        }
        lock (entry.Gate)
        {
            entry.IsChanged = true;
        }
        return false;
    }

    private static void DropForgotten(Metered owner, RoundRobinArchive archive)
    {
        foreach (string name in archive.Sources.Select(source => source.Definition.Name)
            .Where(owner.IsForgotten).ToArray())
        {
            archive.Remove(name);
        }
    }

    private static SourceDefinition DefinitionOf(Counter counter) => new(
        counter.Name,
        counter.Kind switch
        {
            CounterKind.Gauge => SourceKind.Gauge,
            CounterKind.Absolute => SourceKind.Absolute,
            _ => SourceKind.Derive,
        },
        counter.Min,
        counter.Max,
        counter.IsInverted);
}
