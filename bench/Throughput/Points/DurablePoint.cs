using System.Globalization;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Storage;
using Xen.Model.Bench.Throughput.Workloads;
using Xen.Model.Engine.LogFiles;
using Xen.Model.Ports;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>
/// Durable commits per second beside a bare loop that flushes as many bytes at a time, beside SQLite with as many rows
/// to a transaction, and, when one is named, beside an EventStoreDB with as many events to an append. They take turns,
/// so that what else happens on the machine meets all; a ratio is the median of the ratios of neighbours.
/// </summary>
internal sealed class DurablePoint(int callers) : IPoint
{
    private const int Rounds = 9;

    public string Name => $"durable-{callers}";

    public async IAsyncEnumerable<Measurement> Run(BenchOptions options)
    {
        string folder = TempFolder.Create(options.DataFolder);
        var turns = new List<Turn>();
        try
        {
            var storage = new CountingLogStorage(SegmentLogStorage.Open(Path.Combine(folder, "log")));
            await using TaskWorkload workload = await TaskWorkload.OpenAsync(storage);
            using SqliteLoop sqlite = SqliteLoop.Open(folder);
            using EventStoreLoop? eventStore = options is { WithYardsticks: true, EventStore: { } address }
                ? EventStoreLoop.Open(address)
                : null;
            await Load.AwaitingAsync(workload, callers, options.Time / 2);
            sqlite.Run(callers, CommitBatch.HeaderSize, options.Time / Rounds);
            for (int round = 0; round < Rounds; round++)
            {
                Turn turn = await RunEngineAsync(workload, storage, options.Time / Rounds);
                turns.Add(options.WithYardsticks
                    ? await WithYardsticksAsync(turn, sqlite, eventStore, folder, options.Time / Rounds)
                    : turn);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        FlushCounts last = turns[^1].Counts;
        string perFlush = string.Create(CultureInfo.InvariantCulture,
            $"{last.CommitsPerFlush:0.0} commits and {last.BytesPerFlush:0} bytes to a flush");
        yield return Line(turns, turn => turn.Engine.PerSecond, "commits/s", perFlush);
        yield return Line(turns, turn => turn.Engine.ProcessorNanosecondsPerCommit, "ns/commit",
            "processor time of all threads, callers included");
        if (!options.WithYardsticks)
        {
            yield break;
        }
        yield return Line(turns, turn => turn.BareFlushes, "bare flushes/s",
            "write and flush of as many bytes, nothing else");
        yield return Ratio(turns, turn => turn.OfBare, "of the bare loop", "flushes/s of both");
        yield return Line(turns, turn => turn.SqliteRows, "SQLite rows/s",
            "WAL, synchronous FULL, as many rows of the same bytes to a transaction");
        yield return Ratio(turns, turn => turn.OfSqlite, "of SQLite", "commits/s to rows/s");
        if (options.EventStore is null)
        {
            yield return new Measurement(
                Name, null, "EventStoreDB events/s", "not measured: no connection string (--eventstore)");
            yield break;
        }
        yield return Line(turns, turn => turn.EventStoreEvents, "EventStoreDB events/s",
            "one node, as many events of the same bytes to an append");
        yield return Ratio(turns, turn => turn.OfEventStore, "of EventStoreDB", "commits/s to events/s");
    }

    private async Task<Turn> RunEngineAsync(TaskWorkload workload, CountingLogStorage storage, TimeSpan time)
    {
        while (true)
        {
            FlushCounts before = storage.Counts();
            LoadResult result = await Load.AwaitingAsync(workload, callers, time);
            FlushCounts counts = storage.Counts() - before;
            if (counts.Flushes > 0)
            {
                return new Turn(result, counts, 0, 0, 0);
            }
            // On a busy machine a short turn may end before its first flush; then there is nothing to compare.
        }
    }

    private static async Task<Turn> WithYardsticksAsync(
        Turn turn, SqliteLoop sqlite, EventStoreLoop? eventStore, string folder, TimeSpan time)
    {
        FlushCounts counts = turn.Counts;
        double flushes = BareLoop.Run(Path.Combine(folder, "bare"), (int)counts.BytesPerFlush, time);
        int rows = Math.Max(1, (int)Math.Round(counts.CommitsPerFlush));
        // The frame header is our own; SQLite writes headers of its own around a row.
        int bytes = (int)(counts.BytesPerFlush / counts.CommitsPerFlush) - CommitBatch.HeaderSize;
        return turn with
        {
            BareFlushes = flushes,
            SqliteRows = sqlite.Run(rows, bytes, time),
            EventStoreEvents = eventStore is null ? 0 : await eventStore.RunAsync(rows, bytes, time),
        };
    }

    private Measurement Line(List<Turn> turns, Func<Turn, double> value, string unit, string note) =>
        new(Name, Median.Of(turns.Select(value)), unit, note);

    private Measurement Ratio(List<Turn> turns, Func<Turn, double> value, string unit, string note) =>
        Line(turns, value, unit, string.Create(CultureInfo.InvariantCulture,
            $"{note}; {turns.Count} turns, {turns.Min(value):0.00} to {turns.Max(value):0.00}"));

    private sealed record Turn(
        LoadResult Engine, FlushCounts Counts, double BareFlushes, double SqliteRows, double EventStoreEvents)
    {
        public double OfBare => Counts.Flushes / Engine.Time.TotalSeconds / BareFlushes;

        public double OfSqlite => Engine.PerSecond / SqliteRows;

        public double OfEventStore => Engine.PerSecond / EventStoreEvents;
    }
}
