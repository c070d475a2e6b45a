using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Metrics.Tests;

/// <summary>Obligations on when samples are taken.</summary>
public sealed class ArchiveRecorderTests
{
    private static readonly DateTimeOffset s_noon = new(2026, 5, 5, 12, 0, 0, TimeSpan.Zero);

    [Theory, Trait("Obligation", "METRICS-40")]
    [InlineData(0, 0)]
    [InlineData(3, 0)]
    [InlineData(-20, 0)]
    [InlineData(400, 0)]
    [InlineData(900, 900)]
    [InlineData(4000, 4000)]
    public void A_sample_that_is_hardly_late_counts_for_the_whole_multiple_of_five(int late, int counts) =>
        ArchiveRecorder.TimeOf(s_noon.AddMilliseconds(late)).Should().Be(s_noon.AddMilliseconds(counts));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2500)]
    [InlineData(4949)]
    [InlineData(4950)]
    [InlineData(4999)]
    public void The_next_sample_is_just_behind_a_multiple_of_five(int milliseconds)
    {
        DateTimeOffset now = s_noon.AddMilliseconds(milliseconds);
        TimeSpan wait = ArchiveRecorder.UntilNext(now);
        wait.Should().BeGreaterThan(TimeSpan.Zero).And.BeLessThan(TimeSpan.FromSeconds(5.2));
        ((now + wait - s_noon).TotalSeconds % 5).Should().BeLessThan(0.06);
        ArchiveRecorder.TimeOf(now + wait).ToUnixTimeMilliseconds().Should().Match(time => time % 5000 == 0);
    }

    [Fact, Trait("Obligation", "METRICS-40")]
    public async Task As_time_passes_samples_are_taken_and_archives_written()
    {
        string folder = Directory.CreateTempSubdirectory("xenmodel-archives-").FullName;
        await using World world = await World.StartAsync();
        var options = new MetricsOptions
        {
            Folder = folder, Clock = world.Clock, SaveInterval = TimeSpan.FromMinutes(1),
        };
        var book = new ArchiveBook(world.Model, world.Counters, options);
        Ref<HostRecord> host = world.View.All<HostRecord>().First().Reference;
        await using (new ArchiveRecorder(book, options))
        {
            await world.UntilAsync(() => book.Find(host)?.LastPoint % 5 == 0);
            long first = book.Find(host)!.LastPoint;
            await world.UntilAsync(() => book.Find(host)!.LastPoint >= first + 20);
            await world.UntilAsync(() => Directory.GetFiles(folder, "*.rra.gz").Length > 0);
        }
        new ArchiveBook(world.Model, world.Counters, options).Find(host)!.LastPoint
            .Should().Be(book.Find(host)!.LastPoint, "the end writes what is new");
        Directory.Delete(folder, recursive: true);
    }

    [Fact, Trait("Obligation", "METRICS-41")]
    public async Task Archives_are_written_after_a_delay_when_asked()
    {
        string folder = Directory.CreateTempSubdirectory("xenmodel-archives-").FullName;
        await using World world = await World.StartAsync();
        var options = new MetricsOptions { Folder = folder, Clock = world.Clock };
        var book = new ArchiveBook(world.Model, world.Counters, options);
        await using (var recorder = new ArchiveRecorder(book, options))
        {
            await world.UntilAsync(() => book.Count > 0);
            Task saved = recorder.SaveAsync(TimeSpan.FromSeconds(30));
            Directory.GetFiles(folder).Should().BeEmpty();
            await world.UntilAsync(() => saved.IsCompleted);
            Directory.GetFiles(folder, "*.rra.gz").Should().NotBeEmpty();
        }
        Directory.Delete(folder, recursive: true);
    }
}
