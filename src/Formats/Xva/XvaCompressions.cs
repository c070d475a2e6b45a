using System.IO.Compression;
using Xen.Model.Formats.Tar;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace Xen.Model.Formats.Xva;

/// <summary>Compression of whole streams.</summary>
public static class XvaCompressions
{
    // What the command line of zstd accepts too: 128 MiB.
    private const int WindowLogMax = 27;
    private const int ZstdLevel = 3;

    /// <summary>A stream that compresses into another, which stays open. Disposing of it writes the rest.</summary>
    public static Stream Compress(this XvaCompression compression, Stream target) => compression switch
    {
        XvaCompression.Gzip => new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true),
        XvaCompression.Zstd => new CompressionStream(target, ZstdLevel, leaveOpen: true),
        _ => new KeptOpenStream(target),
    };

    /// <summary>A stream that decompresses another, which stays open.</summary>
    public static Stream Decompress(this XvaCompression compression, Stream source)
    {
        switch (compression)
        {
            case XvaCompression.Gzip:
                return new GZipStream(source, CompressionMode.Decompress, leaveOpen: true);
            case XvaCompression.Zstd:
                var stream = new DecompressionStream(source, checkEndOfStream: true, leaveOpen: true);
                stream.SetParameter(ZSTD_dParameter.ZSTD_d_windowLogMax, WindowLogMax);
                return stream;
            default:
                return new KeptOpenStream(source);
        }
    }

    /// <summary>What the first bytes of a stream say; up to one record of an archive.</summary>
    public static XvaCompression Detect(ReadOnlySpan<byte> start)
    {
        if (TarHeader.IsHeader(start))
        {
            return XvaCompression.None;
        }
        return start.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]) ? XvaCompression.Zstd
            : start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? XvaCompression.Gzip
            : XvaCompression.None;
    }
}
