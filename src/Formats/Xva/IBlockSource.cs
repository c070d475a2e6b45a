namespace Xen.Model.Formats.Xva;

/// <summary>The disks of an archive as blocks, in the order of the archive. Not thread-safe.</summary>
internal interface IBlockSource
{
    /// <summary>The next block; null behind the end mark.</summary>
    ValueTask<XvaBlock?> NextAsync(CancellationToken cancel);
}
