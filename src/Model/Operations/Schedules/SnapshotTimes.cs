using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Operations.Schedules;

/// <summary>
/// The times at which a snapshot schedule runs: every hour, every day or on some days of the week, at a quarter of an
/// hour. Times are UTC, as the pool's hosts are.
/// </summary>
internal static class SnapshotTimes
{
    private const string MinuteKey = "min";
    private const string HourKey = "hour";
    private const string DaysKey = "days";

    private static readonly string[] s_minutes = ["0", "15", "30", "45"];

    private static readonly string[] s_days =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <summary>Why an entry cannot be part of a schedule; null when it can.</summary>
    public static XenError? Check(string key, string value)
    {
        bool isGood = key switch
        {
            MinuteKey => s_minutes.Contains(value),
            HourKey => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int hour) && hour < 24,
            DaysKey => Days(value) is { Length: > 0 } days && days.All(s_days.Contains),
            _ => false,
        };
        return isGood ? null : new XenError(ErrorCode.InvalidValue, $"schedule:{key}", value);
    }

    /// <summary>Why a map cannot be a schedule; null when it can.</summary>
    public static XenError? Check(XenMap<string, string> schedule) =>
        schedule.Select(entry => Check(entry.Key, entry.Value)).FirstOrDefault(error => error is not null);

    /// <summary>What a frequency needs of a schedule: without what it does not, with what is missing.</summary>
    public static XenMap<string, string> Fitted(VMSSFrequency frequency, XenMap<string, string> schedule) =>
        XenMap<string, string>.Of(KeysOf(frequency).Select(key =>
            KeyValuePair.Create(key, schedule.GetOr(key, key == DaysKey ? s_days[0] : "0"))));

    /// <summary>The last moment up to a given one at which a schedule runs; null when it never does.</summary>
    public static DateTimeOffset? LastUpTo(VMSSFrequency frequency, XenMap<string, string> schedule, DateTimeOffset now)
    {
        XenMap<string, string> times = Fitted(frequency, schedule);
        if (Check(times) is not null)
        {
            return null;
        }
        int minute = int.Parse(times.GetOr(MinuteKey, ""), CultureInfo.InvariantCulture);
        var hourStart = new DateTimeOffset(now.Year, now.Month, now.Day, now.Hour, 0, 0, TimeSpan.Zero);
        if (frequency == VMSSFrequency.Hourly)
        {
            DateTimeOffset thisHour = hourStart.AddMinutes(minute);
            return thisHour <= now ? thisHour : thisHour.AddHours(-1);
        }
        int hour = int.Parse(times.GetOr(HourKey, ""), CultureInfo.InvariantCulture);
        DateTimeOffset day = hourStart.AddHours(hour - now.Hour).AddMinutes(minute);
        day = day <= now ? day : day.AddDays(-1);
        if (frequency == VMSSFrequency.Weekly)
        {
            string[] days = Days(times.GetOr(DaysKey, ""));
            while (!days.Contains(day.DayOfWeek.ToString()))
            {
                day = day.AddDays(-1);
            }
        }
        return day;
    }

    private static string[] KeysOf(VMSSFrequency frequency) => frequency switch
    {
        VMSSFrequency.Hourly => [MinuteKey],
        VMSSFrequency.Daily => [HourKey, MinuteKey],
        _ => [DaysKey, HourKey, MinuteKey],
    };

    private static string[] Days(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
