using System.CommandLine.Parsing;
using System.Globalization;
using Xen.Model.Primitives;

namespace Xen.Model.Cli.XenLog;

/// <summary>A point of the log as users name it: an event id, a time, or <c>tail</c>. Immutable.</summary>
internal sealed record Moment
{
    private readonly EventId? _id;
    private readonly DateTimeOffset? _time;

    private Moment(EventId? id, DateTimeOffset? time)
    {
        _id = id;
        _time = time;
    }

    /// <summary>The end of the log.</summary>
    public static Moment Tail { get; } = new(null, null);

    /// <summary>Reads an argument; what is wrong becomes the command line's error.</summary>
    public static Moment Read(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (text == "tail")
        {
            return Tail;
        }
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id))
        {
            return new Moment(new EventId(id), null);
        }
        if (TryTime(text, out DateTimeOffset time))
        {
            return new Moment(null, time);
        }
        argument.AddError($"'{text}' is neither an event id nor a time nor tail");
        return Tail;
    }

    /// <summary>Reads a time alone.</summary>
    public static DateTimeOffset? ReadTime(ArgumentResult argument)
    {
        if (TryTime(argument.Tokens[0].Value, out DateTimeOffset time))
        {
            return time;
        }
        argument.AddError($"'{argument.Tokens[0].Value}' is no time; 2026-01-31T12:00:00Z is one");
        return null;
    }

    /// <summary>The event that is meant.</summary>
    public EventId In(OpenedLog log)
    {
        EventId id = _id ?? (_time is { } time ? log.Archive.LastAt(time) : log.Archive.Tail);
        return id <= log.Archive.Tail
            ? id
            : throw new NotOkException(
                ExitCode.Usage, $"there is no event {id} yet; the last one is {log.Archive.Tail}");
    }

    /// <summary>The event before the one that is meant; of a time, the last event before it.</summary>
    public EventId Before(OpenedLog log)
    {
        EventId id = _time is { } time
            ? log.Archive.LastAt(time.AddMilliseconds(-1))
            : new EventId(Math.Max(0, In(log).Value - 1));
        return id;
    }

    private static bool TryTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParse(
        text, CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
}
