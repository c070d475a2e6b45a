using System.Globalization;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.Checkpoints;

/// <summary>A checkpoint among the files of a folder.</summary>
/// <param name="Id">The event after which the state was taken.</param>
/// <param name="SizeBytes">Length of the file.</param>
public readonly record struct CheckpointName(EventId Id, long SizeBytes)
{
    private const string Extension = ".checkpoint";

    /// <summary>Name of the file.</summary>
    public string FileName => Of(Id);

    /// <summary>What the file is called until it is whole.</summary>
    internal static string UnfinishedOf(EventId id) => Of(id) + ".tmp";

    /// <summary>The id in a file's name; null when it is not that of a checkpoint.</summary>
    internal static EventId? IdIn(string fileName)
    {
        string number = fileName.EndsWith(Extension, StringComparison.Ordinal) ? fileName[..^Extension.Length] : "";
        return number.Length == 20
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long id) && id > 0
            ? new EventId(id)
            : null;
    }

    private static string Of(EventId id) => id.Value.ToString("D20", CultureInfo.InvariantCulture) + Extension;
}
