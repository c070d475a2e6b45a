namespace Xen.Model.Engine.Checkpoints;

/// <summary>A checkpoint is not what was written. The log still leads to the same state.</summary>
/// <param name="file">The file.</param>
/// <param name="offset">Byte offset of the damage.</param>
/// <param name="reason">What is wrong.</param>
/// <param name="cause">What noticed it, if anything.</param>
public sealed class CheckpointDamagedException(string file, long offset, string reason, Exception? cause = null)
    : IOException($"the checkpoint is damaged: {reason} (file {file}, offset {offset})", cause)
{
    /// <summary>The file.</summary>
    public string File { get; } = file;

    /// <summary>Byte offset of the damage in the file.</summary>
    public long Offset { get; } = offset;
}
