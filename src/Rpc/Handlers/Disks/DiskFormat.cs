using Xen.Model.Errors;

namespace Xen.Model.Rpc.Handlers.Disks;

/// <summary>The form in which the bytes of a disk travel.</summary>
internal enum DiskFormat
{
    /// <summary>The disk from its first byte to its last.</summary>
    Raw,

    /// <summary>A virtual hard disk that leaves out what was never written.</summary>
    Vhd,

    /// <summary>An archive of blocks with digests, as in an exported VM.</summary>
    Tar,
}

/// <summary>The names of the forms.</summary>
internal static class DiskFormats
{
    /// <summary>The form that a request asks for, raw when it says nothing.</summary>
    /// <exception cref="HandlerException">Nobody knows the form.</exception>
    public static DiskFormat Of(HttpExchange exchange)
    {
        string name = exchange.Parameter("format");
        return name.ToLowerInvariant() switch
        {
            "" or "raw" => DiskFormat.Raw,
            "vhd" => DiskFormat.Vhd,
            "tar" => DiskFormat.Tar,
            _ => throw new HandlerException(404, new XenError(ErrorCode.InternalError, $"Unknown format {name}")),
        };
    }

    /// <summary>The type of a reply.</summary>
    public static string ContentTypeOf(DiskFormat format) => format switch
    {
        DiskFormat.Vhd => "application/vhd",
        DiskFormat.Tar => "application/x-tar",
        _ => "application/octet-stream",
    };

    /// <summary>How names of files end.</summary>
    public static string ExtensionOf(DiskFormat format) => format switch
    {
        DiskFormat.Vhd => "vhd",
        DiskFormat.Tar => "tar",
        _ => "raw",
    };
}
