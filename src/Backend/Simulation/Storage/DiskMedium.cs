namespace Xen.Model.Backend.Simulation.Storage;

/// <summary>
/// What the bytes of simulated disks are kept on, and what is written down about them. All but reading happens one at a
/// time.
/// </summary>
internal abstract class DiskMedium : IDisposable
{
    /// <summary>Takes in the bytes of a block.</summary>
    /// <param name="id">The write that they come from.</param>
    /// <param name="bytes">All bytes of the block.</param>
    public abstract DiskBlock Keep(long id, ReadOnlySpan<byte> bytes);

    /// <summary>Gives bytes of a block that has some.</summary>
    public abstract void Read(DiskBlock block, int within, Span<byte> into);

    /// <summary>Somebody begins to read blocks that may be given up meanwhile.</summary>
    public virtual void EnterRead()
    {
    }

    /// <summary>And has ended.</summary>
    public virtual void ExitRead()
    {
    }

    /// <summary>A repository has come, or is described otherwise; its images are told of one by one.</summary>
    public virtual void Note(SimulatedRepository repository)
    {
    }

    /// <summary>A repository is gone with everything in it.</summary>
    public virtual void NoteRemoved(string repository)
    {
    }

    /// <summary>An image has come or changed.</summary>
    /// <param name="repository">Its repository.</param>
    /// <param name="before">What it was; null for a new one.</param>
    /// <param name="after">What it is.</param>
    public virtual void Note(string repository, SimulatedImage? before, SimulatedImage after)
    {
    }

    /// <summary>Blocks of an image were written, and nothing else of it has changed.</summary>
    /// <param name="repository">Its repository.</param>
    /// <param name="location">Its location.</param>
    /// <param name="blocks">The blocks by number.</param>
    /// <param name="givenUp">How many blocks with bytes they take the place of.</param>
    public virtual void NoteWritten(
        string repository, string location, IReadOnlyList<KeyValuePair<long, DiskBlock>> blocks, int givenUp)
    {
    }

    /// <summary>An image is gone.</summary>
    public virtual void NoteRemoved(string repository, SimulatedImage image)
    {
    }

    /// <summary>Makes durable what was kept and noted so far.</summary>
    public virtual void Flush()
    {
    }

    /// <inheritdoc/>
    public abstract void Dispose();
}
