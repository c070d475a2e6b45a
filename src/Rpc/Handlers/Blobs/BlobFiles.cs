using Xen.Model.Classes;
using Xen.Model.State;

namespace Xen.Model.Rpc.Handlers.Blobs;

/// <summary>
/// The contents of blobs, a file for each, named after its uuid. A file is whole or not there. Thread-safe.
/// </summary>
internal sealed class BlobFiles
{
    private const string Unfinished = ".new";
    private static int s_count;

    private readonly string _folder;

    /// <summary>Opens the folder, and makes it when it is not there.</summary>
    public BlobFiles(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(folder);
    }

    /// <summary>Removes the files of blobs that are gone, and what a process before this one left unfinished.</summary>
    public void Sweep(RecordView view)
    {
        HashSet<string> known = [.. view.All<BlobRecord>().Select(blob => blob.Record.Uuid)];
        foreach (string file in Directory.EnumerateFiles(_folder))
        {
            if (!known.Contains(Path.GetFileName(file)))
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Opens the contents of a blob; null when it has none.</summary>
    public FileStream? Open(BlobRecord blob)
    {
        try
        {
            return new FileStream(
                PathOf(blob), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0,
                FileOptions.Asynchronous);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Replaces the contents of a blob, or leaves it as it was.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="write">Writes the new contents.</param>
    public async Task ReplaceAsync(BlobRecord blob, Func<Stream, Task> write)
    {
        string unfinished = $"{PathOf(blob)}.{Interlocked.Increment(ref s_count)}{Unfinished}";
        try
        {
            var file = new FileStream(
                unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None, 0, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                await write(file).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }
            File.Move(unfinished, PathOf(blob), overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Uuids are the server's own; the check keeps it so.</summary>
    private string PathOf(BlobRecord blob) => Guid.TryParseExact(blob.Uuid, "D", out _)
        ? Path.Combine(_folder, blob.Uuid)
        : throw new InvalidOperationException($"'{blob.Uuid}' names no file");
}
