using Xen.Model.Log.Format;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Projections.History;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Cli.XenLog;

/// <summary>Finds the object that a user names by reference or uuid.</summary>
internal static class ObjectFinder
{
    /// <summary>The object in a state.</summary>
    /// <exception cref="NotOkException">There is none.</exception>
    public static RecordVersion In(PastView view, XenClass type, string text)
    {
        ObjectRef? reference = Parse(text) ?? view.Indexes.ByUuid(view.View, type, text);
        return (reference is { } found ? view.View.Find(type, found) : null)
            ?? throw new NotOkException(ExitCode.NotOk, $"there is no {type} {text} at event {view.Id}");
    }

    /// <summary>An object that was there at any time the log still tells of.</summary>
    /// <exception cref="NotOkException">No such object ever was.</exception>
    public static ObjectRef Ever(OpenedLog log, XenClass type, string text)
    {
        if (Parse(text) is { } reference)
        {
            return reference;
        }
        using PastView now = log.Past.AsOf(log.Archive.Tail);
        return now.Indexes.ByUuid(now.View, type, text) ?? FindGone(log, type, text)
            ?? throw new NotOkException(
                ExitCode.NotOk, $"there is no {type} with the uuid {text} and the log tells of none");
    }

    private static ObjectRef? FindGone(OpenedLog log, XenClass type, string uuid)
    {
        if (type.FieldNamed("uuid") is not { } field)
        {
            return null;
        }
        foreach (StoredCommit commit in log.Archive.Read(log.Archive.Horizon, log.Archive.Tail))
        {
            foreach (LoggedEvent logged in CommitReader.Read(commit).Events())
            {
                if (logged.Class == type && field.GetValue(LoggedFields.Read(logged).Record) as string == uuid)
                {
                    return logged.Reference;
                }
            }
        }
        using ICheckpointReader? oldest = log.Archive.OpenCheckpoint(log.Past.OldestState());
        return oldest?.Objects()
            .Where(item => item.Record.Class == type && field.GetValue(item.Record) as string == uuid)
            .Select(item => (ObjectRef?)item.Reference)
            .FirstOrDefault();
    }

    private static ObjectRef? Parse(string text) =>
        text.StartsWith(ObjectRef.Prefix, StringComparison.Ordinal)
            ? ObjectRef.TryParse(text, out ObjectRef reference) && !reference.IsNull
                ? reference
                : throw new NotOkException(ExitCode.Usage, $"'{text}' is no reference")
            : null;
}
