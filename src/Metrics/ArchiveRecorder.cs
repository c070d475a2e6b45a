using Xen.Model.Formats.Archives;
using Xen.Model.Metrics.Alarms;

namespace Xen.Model.Metrics;

/// <summary>
/// Samples all counters every five seconds, at whole multiples of five, has alarms raised, and writes archives to the
/// folder at intervals and at the end. Thread-safe.
/// </summary>
public sealed class ArchiveRecorder : IAsyncDisposable
{
    private static readonly TimeSpan s_step = TimeSpan.FromSeconds(RoundRobinArchive.StepSeconds);

    /// <summary>A sample that is no later than this counts as one at the right time.</summary>
    private static readonly TimeSpan s_late = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _stopping = new();
    private readonly SemaphoreSlim _saving = new(1);
    private readonly MetricsOptions _options;
    private readonly AlarmWatch _alarms;
    private readonly Task _rounds;

    /// <summary>Begins to sample.</summary>
    /// <param name="book">Takes the samples.</param>
    /// <param name="options">When.</param>
    public ArchiveRecorder(ArchiveBook book, MetricsOptions options)
    {
        Book = book;
        _options = options;
        _alarms = new AlarmWatch(book.Model, book);
        _rounds = Task.Run(RunAsync);
    }

    /// <summary>The archives.</summary>
    public ArchiveBook Book { get; }

    /// <summary>Writes archives to the folder after some time.</summary>
    /// <param name="delay">How long from now.</param>
    /// <exception cref="OperationCanceledException">The recorder has stopped before, and has written them.</exception>
    public async Task SaveAsync(TimeSpan delay)
    {
        await Task.Delay(delay, _options.Clock, _stopping.Token).ConfigureAwait(false);
        await SaveAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _rounds.ConfigureAwait(false);
        await SaveAsync().ConfigureAwait(false);
        _saving.Dispose();
        _stopping.Dispose();
    }

    /// <summary>The time of a sample that is taken now: the whole multiple of five that is just past, or now.</summary>
    internal static DateTimeOffset TimeOf(DateTimeOffset now)
    {
        long step = s_step.Ticks;
        var past = new DateTimeOffset((now.UtcTicks + s_late.Ticks / 10) / step * step, TimeSpan.Zero);
        return now - past <= s_late ? past : now;
    }

    /// <summary>How long until the next sample.</summary>
    internal static TimeSpan UntilNext(DateTimeOffset now) =>
        new(s_step.Ticks - (now.UtcTicks + s_late.Ticks / 10) % s_step.Ticks + s_late.Ticks / 10);

    private async Task RunAsync()
    {
        DateTimeOffset saved = _options.Clock.GetUtcNow();
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(UntilNext(_options.Clock.GetUtcNow()), _options.Clock, _stopping.Token)
                    .ConfigureAwait(false);
                DateTimeOffset now = _options.Clock.GetUtcNow();
                Book.Sample(TimeOf(now));
                await _alarms.LookAsync(TimeOf(now)).ConfigureAwait(false);
                if (now - saved >= _options.SaveInterval || now < saved)
                {
                    saved = now;
                    _ = SaveAsync();
                }
            }
            catch (OperationCanceledException)
            {
                // The loop ends.
            }
            catch (Exception failure)
            {
                _options.Report($"a sample could not be taken: {failure.Message}");
            }
        }
    }

    private async Task SaveAsync()
    {
        await _saving.WaitAsync().ConfigureAwait(false);
        try
        {
            await Task.Run(Book.Save).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or AggregateException)
        {
            _options.Report($"archives could not be kept: {failure.Message}");
        }
        finally
        {
            _saving.Release();
        }
    }
}
