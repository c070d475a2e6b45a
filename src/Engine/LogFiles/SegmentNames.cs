using System.Globalization;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.LogFiles;

/// <summary>The names of a log's files.</summary>
internal static class SegmentNames
{
    /// <summary>What the names end with of files that are not whole yet.</summary>
    internal const string Unfinished = ".tmp";

    private const string Extension = ".segment";

    internal static string Of(long firstId) => firstId.ToString("D20", CultureInfo.InvariantCulture) + Extension;

    /// <summary>What a file is called until it may be found.</summary>
    internal static string UnfinishedOf(string name) => name + Unfinished;

    /// <summary>What a file is called in messages.</summary>
    internal static string PathOf(ILogDisk disk, string name) => Path.Combine(disk.Path, name);

    /// <summary>The segments in the order of their ids.</summary>
    /// <exception cref="LogDamagedException">A file has the extension of segments and no number.</exception>
    internal static List<(string Name, long FirstId)> List(ILogDisk disk)
    {
        var segments = new List<(string Name, long FirstId)>();
        foreach (string name in disk.List().Where(name => name.EndsWith(Extension, StringComparison.Ordinal)))
        {
            string number = name[..^Extension.Length];
            if (number.Length != 20
                || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
                || id < 1)
            {
                throw new LogDamagedException(
                    PathOf(disk, name), 0, EventId.None, "the name is not that of a segment");
            }
            segments.Add((name, id));
        }
        segments.Sort((left, right) => left.FirstId.CompareTo(right.FirstId));
        return segments;
    }

    /// <summary>Deletes what a crash left unfinished; nobody ever looked into it.</summary>
    internal static void DeleteUnfinished(ILogDisk disk)
    {
        foreach (string name in disk.List().Where(name => name.EndsWith(Unfinished, StringComparison.Ordinal)))
        {
            disk.Delete(name);
        }
    }
}
