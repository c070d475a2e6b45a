namespace Xen.Model.Ports;

/// <summary>
/// The bytes of disk images, for those who move them in and out over the network. Which image an object stands for is
/// the business of the model; <see cref="DiskAddress"/> is how to get from one to the other. Thread-safe.
/// </summary>
public interface IDiskContents
{
    /// <summary>Size of an image in bytes; null when there is none, or its contents were erased.</summary>
    long? SizeOf(DiskAddress disk);

    /// <summary>Fills a buffer with bytes of an image; what was never written is zero.</summary>
    /// <param name="disk">Which image.</param>
    /// <param name="offset">Where to begin, in bytes; offset and length must be within the image.</param>
    /// <param name="buffer">Where to.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="IOException">There is no such image any more.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Beyond the end of the image.</exception>
    ValueTask ReadAsync(DiskAddress disk, long offset, Memory<byte> buffer, CancellationToken cancel);

    /// <summary>Writes bytes into an image. Readers of the model see new sizes after VDI.update.</summary>
    /// <param name="disk">Which image.</param>
    /// <param name="offset">Where to begin, in bytes; offset and length must be within the image.</param>
    /// <param name="bytes">What to write; kept by nobody afterwards.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="IOException">There is no such image any more.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Beyond the end of the image.</exception>
    ValueTask WriteAsync(DiskAddress disk, long offset, ReadOnlyMemory<byte> bytes, CancellationToken cancel);

    /// <summary>The parts of an image that may hold something else than zeros, in order, neighbours joined.</summary>
    /// <param name="disk">Which image.</param>
    /// <param name="since">
    /// When given, only the parts that were written since this other image was made of it, or it of the other.
    /// </param>
    /// <exception cref="IOException">There is no such image any more.</exception>
    IReadOnlyList<DiskExtent> Extents(DiskAddress disk, DiskAddress? since = null);
}
