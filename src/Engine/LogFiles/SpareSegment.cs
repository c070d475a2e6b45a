using Xen.Model.Ports;

namespace Xen.Model.Engine.LogFiles;

/// <summary>
/// An empty file of a segment's length, made while the segment before it still has room: beginning a segment then
/// costs the write path no more than a header and a name. Without one, or when it could not be made, a segment is made
/// when it is needed. For one thread.
/// </summary>
/// <param name="disk">Where it is.</param>
/// <param name="inBackground">False to make it in the caller's thread.</param>
internal sealed class SpareSegment(ILogDisk disk, bool inBackground) : IDisposable
{
    /// <summary>What it is called until it becomes a segment; a crash leaves nothing that anybody looks at.</summary>
    internal const string Name = "spare" + SegmentNames.Unfinished;

    private Task<bool>? _made;

    /// <summary>Has one made, unless there is one.</summary>
    /// <param name="size">Its length in bytes.</param>
    internal void Prepare(long size)
    {
        _made ??= inBackground ? Task.Run(() => TryMake(size)) : Task.FromResult(TryMake(size));
    }

    /// <summary>Gives it out, to be renamed; there is none afterwards.</summary>
    /// <returns>Null when there is none.</returns>
    internal ILogFile? Take()
    {
        // One that is being made now is there sooner than another one would be.
        bool isMade = _made is { } made && made.GetAwaiter().GetResult();
        _made = null;
        return isMade ? disk.Open(Name) : null;
    }

    /// <summary>Deletes it.</summary>
    internal void GiveUp()
    {
        if (_made is { } made && made.GetAwaiter().GetResult())
        {
            TryDelete();
        }
        _made = null;
    }

    /// <summary>Ends when none is being made any more. What is there stays: the next to open the log deletes it.
    /// </summary>
    public void Dispose()
    {
        if (_made is IAsyncResult made)
        {
            made.AsyncWaitHandle.WaitOne();
        }
    }

    private bool TryMake(long size)
    {
        try
        {
            using ILogFile file = disk.Create(Name);
            file.SetLength(size);
            file.Flush();
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The disk is full, for instance. Whoever needs a segment will see, and say so.
            TryDelete();
            return false;
        }
    }

    private void TryDelete()
    {
        try
        {
            disk.Delete(Name);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The next to open the log deletes it.
        }
    }
}
