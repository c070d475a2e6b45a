using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Engine.Checkpoints;

/// <summary>
/// The checkpoints in the folder of a log. A checkpoint has its name only when it is whole, durable and was read back.
/// For one thread; another process may read beside it.
/// </summary>
/// <param name="disk">The folder; not disposed of.</param>
public sealed class CheckpointStore(ILogDisk disk)
{
    /// <summary>Bytes after which what was written is flushed: the log's own flushes shall not have to wait for it all.
    /// </summary>
    private const int FlushedAtOnce = 4 * 1024 * 1024;

    /// <summary>All checkpoints, oldest first; whether they are good is not known.</summary>
    public IReadOnlyList<CheckpointName> List()
    {
        var found = new List<CheckpointName>();
        foreach (string name in disk.List())
        {
            if (CheckpointName.IdIn(name) is { } id)
            {
                using ILogFile file = disk.Open(name);
                found.Add(new CheckpointName(id, file.Length));
            }
        }
        found.Sort(static (left, right) => left.Id.CompareTo(right.Id));
        return found;
    }

    /// <summary>Opens a checkpoint.</summary>
    /// <exception cref="CheckpointDamagedException">It has no good header or end, or another's name.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public CheckpointFile Open(CheckpointName name)
    {
        CheckpointFile file = CheckpointFile.Open(disk, name.FileName);
        if (file.Id == name.Id)
        {
            return file;
        }
        file.Dispose();
        throw new CheckpointDamagedException(
            Path.Combine(disk.Path, name.FileName), 16, $"it is that of event {file.Id}");
    }

    /// <summary>Gives up a checkpoint; durable when it returns.</summary>
    public void Delete(CheckpointName name)
    {
        disk.Delete(name.FileName);
        disk.SyncNames();
    }

    /// <summary>Takes the name from a bad checkpoint, so that it does not count; it stays to be looked at.</summary>
    internal void PutAside(CheckpointName name)
    {
        disk.Rename(name.FileName, name.FileName + ".bad");
        disk.SyncNames();
    }

    /// <summary>Gives up what was left unfinished by a crash or a full disk.</summary>
    internal void DeleteUnfinished()
    {
        foreach (string name in disk.List())
        {
            if (name.EndsWith(".checkpoint.tmp", StringComparison.Ordinal))
            {
                disk.Delete(name);
            }
        }
    }

    /// <summary>
    /// Writes a checkpoint, makes it durable and reads it back; a step is a block, and gives its bytes. Whoever gives
    /// up before the last step leaves an unfinished file behind.
    /// </summary>
    /// <param name="header">What the file begins with.</param>
    /// <param name="view">The state; must stay readable until it is written.</param>
    /// <param name="tombstones">The deletions that are still known, oldest first.</param>
    /// <param name="onWritten">Called when the state is needed no more.</param>
    internal IEnumerable<long> Write(
        CheckpointHeader header, RecordView view, IReadOnlyList<Tombstone> tombstones, Action onWritten)
    {
        string unfinished = CheckpointName.UnfinishedOf(header.Id);
        using (ILogFile file = disk.Create(unfinished))
        {
            var writer = new CheckpointWriter(file, header);
            long flushed = 0;
            foreach (long written in writer.Write(view, tombstones))
            {
                if (written - flushed >= FlushedAtOnce)
                {
                    file.Flush();
                    flushed = written;
                }
                yield return written;
            }
            onWritten();
            file.Flush();
        }
        // Read back under the name that no recovery looks at: only a good one ever gets the other.
        using (CheckpointFile written = CheckpointFile.Open(disk, unfinished))
        {
            foreach (long verified in written.Verify())
            {
                yield return verified;
            }
        }
        disk.Rename(unfinished, new CheckpointName(header.Id, 0).FileName);
        disk.SyncNames();
    }
}
