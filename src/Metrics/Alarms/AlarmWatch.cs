using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Formats.Archives;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using Xen.Model.State;

namespace Xen.Model.Metrics.Alarms;

/// <summary>
/// Warns of values that have been bad for some time, as the other_config of hosts, VMs and repositories says. Looks
/// once a minute, at the mean of that minute. For one thread at a time.
/// </summary>
internal sealed class AlarmWatch(ICallSink model, ArchiveBook book)
{
    /// <summary>Key in other_config with the configuration.</summary>
    public const string Key = "perfmon";

    private const string MessageName = "ALARM";
    private const int PointsPerMinute = 12;

    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string Uuid, string Variable), Watched> _watched = [];
    private long _minute;

    /// <summary>Looks at everything, when a minute has ended since the last time.</summary>
    /// <param name="now">The time of the newest sample.</param>
    public async Task LookAsync(DateTimeOffset now)
    {
        long minute = now.ToUnixTimeSeconds() / 60;
        if (minute == _minute)
        {
            return;
        }
        _minute = minute;
        RecordView view = model.View;
        var seen = new HashSet<(string, string)>();
        foreach (Metered owner in Metered.Live(view))
        {
            string text = ConfigurationOf(view, owner.Reference);
            if (text.Length == 0 || book.Find(owner.Reference) is not { } archive)
            {
                continue;
            }
            foreach (AlarmVariable variable in AlarmVariable.Read(owner.Type, text))
            {
                seen.Add((owner.Uuid, variable.Name));
                await LookAsync(owner, variable, ValueOf(archive, owner.Type, variable), now).ConfigureAwait(false);
            }
        }
        foreach ((string, string) gone in _watched.Keys.Where(key => !seen.Contains(key)).ToArray())
        {
            _watched.Remove(gone);
        }
    }

    private async Task LookAsync(Metered owner, AlarmVariable variable, double value, DateTimeOffset now)
    {
        Watched before = _watched.GetValueOrDefault((owner.Uuid, variable.Name));
        TimeSpan bad = variable.IsBad(value) ? before.Bad + s_minute : TimeSpan.Zero;
        bool isDue = bad > TimeSpan.Zero && bad >= variable.Period && now >= before.Quiet;
        _watched[(owner.Uuid, variable.Name)] = new Watched(bad, isDue ? now + variable.Pause : before.Quiet);
        if (isDue)
        {
            string shown = value.ToString("F6", CultureInfo.InvariantCulture);
            await model.SubmitAsync(
                new MessageCreate(
                    MessageName, variable.Priority, ClassOf(owner.Type), owner.Uuid,
                    $"value: {shown}\nconfig:\n{variable.Text}"),
                CallContext.Server).ConfigureAwait(false);
        }
    }

    /// <summary>The mean or sum of the counters that match, over the last minute; NaN when nothing is known.</summary>
    private static double ValueOf(RoundRobinArchive archive, string type, AlarmVariable variable)
    {
        ArchiveSeries? minutes = archive.Series.FirstOrDefault(series => series.Shape is
        {
            Function: Consolidation.Average, PointsPerRow: PointsPerMinute,
        });
        if (minutes is null)
        {
            return double.NaN;
        }
        double[] values =
        [
            .. archive.Sources
                .Select((source, column) => (source.Definition.Name, Value: minutes.Cell(0, column)))
                .Where(item => !double.IsNaN(item.Value) && variable.Counters.IsMatch(item.Name))
                .Select(item => item.Value),
        ];
        double value = values.Length == 0 ? double.NaN : variable.IsMean ? values.Average() : values.Sum();
        int size = archive.ColumnOf("size");
        return type == "sr" && variable.Name == "physical_utilisation"
            ? size < 0 ? double.NaN : value / minutes.Cell(0, size)
            : value;
    }

    private static string ConfigurationOf(RecordView view, ObjectRef owner) => view.Find(owner)?.Record switch
    {
        HostRecord host => host.OtherConfig.GetOr(Key, ""),
        VMRecord vm => vm.OtherConfig.GetOr(Key, ""),
        SRRecord sr => sr.OtherConfig.GetOr(Key, ""),
        _ => "",
    };

    private static MessageClass ClassOf(string type) => type switch
    {
        "host" => MessageClass.Host,
        "vm" => MessageClass.VM,
        _ => MessageClass.SR,
    };

    /// <summary>For how long a value has been bad, and until when nobody is warned again.</summary>
    private readonly record struct Watched(TimeSpan Bad, DateTimeOffset Quiet);
}
