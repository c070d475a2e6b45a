using System.Globalization;
using Xen.Model.Ports;

namespace Xen.Model.Engine.LogFiles.Index;

/// <summary>
/// The index of what is durable in the segment that is being written, in a file of its own: the same tables and footer
/// that the segment will get. For readers beside the writer, who look for what is newer themselves. Its name ends in
/// <c>.tmp</c>, as nobody relies on it: it comes, is replaced and goes without being flushed, and a start deletes it.
/// </summary>
internal static class PartIndex
{
    private const string Extension = ".index" + SegmentNames.Unfinished;

    /// <summary>What it is called.</summary>
    /// <param name="firstId">Id of the segment's first event.</param>
    /// <param name="upTo">Offset up to which the segment is indexed.</param>
    internal static string NameOf(long firstId, long upTo) =>
        string.Create(CultureInfo.InvariantCulture, $"{Prefix(firstId)}{upTo:D20}{Extension}");

    /// <summary>Opens the newest one of a segment that is whole.</summary>
    /// <returns>The file and what its footer says; null when there is none.</returns>
    internal static (ILogFile File, SegmentFooter Footer)? Open(ILogDisk disk, long firstId)
    {
        string prefix = Prefix(firstId);
        IEnumerable<string> names = disk.List()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal)
                && name.EndsWith(Extension, StringComparison.Ordinal))
            .OrderDescending(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (TryOpen(disk, name, firstId) is { } found)
            {
                return found;
            }
        }
        return null;
    }

    private static (ILogFile, SegmentFooter)? TryOpen(ILogDisk disk, string name, long firstId)
    {
        ILogFile? file = null;
        try
        {
            file = disk.Open(name);
            if (SegmentFooter.Read(file) is { } footer && footer.FirstId == firstId)
            {
                return (file, footer);
            }
        }
        catch (FileNotFoundException)
        {
            // There is a newer one by now, or the segment has its own.
        }
        file?.Dispose();
        return null;
    }

    private static string Prefix(long firstId) => firstId.ToString("D20", CultureInfo.InvariantCulture) + ".";
}
