using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Cli.XenLog.Commands;

/// <summary>The checkpoints of an archive.</summary>
internal static class Checkpoints
{
    /// <summary>The events of all good ones, oldest first.</summary>
    public static IEnumerable<EventId> Of(ILogArchive archive)
    {
        var found = new Stack<EventId>();
        EventId below = archive.Tail;
        while (true)
        {
            using ICheckpointReader? checkpoint = archive.OpenCheckpoint(below);
            if (checkpoint is null)
            {
                return found;
            }
            found.Push(checkpoint.Id);
            if (checkpoint.Id == EventId.None)
            {
                return found;
            }
            below = new EventId(checkpoint.Id.Value - 1);
        }
    }
}
