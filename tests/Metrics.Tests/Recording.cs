using Xen.Model.Classes;
using Xen.Model.Formats.Archives;
using Xen.Model.Primitives;

namespace Xen.Model.Metrics.Tests;

/// <summary>A world whose counters are recorded, in time of its own.</summary>
internal sealed class Recording : IAsyncDisposable
{
    private readonly MetricsOptions _options;

    private Recording(World world, MetricsOptions options)
    {
        World = world;
        _options = options;
        Book = Open();
    }

    public World World { get; }

    public ArchiveBook Book { get; private set; }

    public List<string> Reports { get; } = [];

    public static async Task<Recording> StartAsync(string? folder = null, int archivesMax = 1000)
    {
        World world = await World.StartAsync();
        return new Recording(world, new MetricsOptions
        {
            Folder = folder,
            Clock = world.Clock,
            ArchivesMax = archivesMax,
        });
    }

    /// <summary>Another book on the same folder, as after a restart.</summary>
    public void Restart() => Book = Open();

    /// <summary>Samples for some time, every five seconds.</summary>
    public void Sample(int times)
    {
        for (int number = 0; number < times; number++)
        {
            World.Clock.Advance(TimeSpan.FromSeconds(5));
            Book.Sample(ArchiveRecorder.TimeOf(World.Clock.GetUtcNow()));
        }
    }

    public RoundRobinArchive Archive(ObjectRef owner) =>
        Book.Find(owner) ?? throw new InvalidOperationException("there is no archive");

    /// <summary>The newest averages over five seconds, newest first.</summary>
    public double[] Newest(ObjectRef owner, string counter, int rows)
    {
        RoundRobinArchive archive = Archive(owner);
        int column = archive.ColumnOf(counter);
        column.Should().BeGreaterThanOrEqualTo(0, counter);
        return [.. Enumerable.Range(0, rows).Select(age => archive.Series[0].Cell(age, column))];
    }

    public Ref<HostRecord> Host => World.View.All<HostRecord>().First().Reference;

    public Ref<SRRecord> SR => World.View.All<PoolRecord>().Single().Record.DefaultSR;

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private ArchiveBook Open() => new(World.Model, World.Counters, _options with { Report = Reports.Add });
}
