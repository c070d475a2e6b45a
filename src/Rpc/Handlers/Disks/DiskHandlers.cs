namespace Xen.Model.Rpc.Handlers.Disks;

/// <summary>Whole disks in and out.</summary>
internal static class DiskHandlers
{
    /// <summary>The handlers, where there are disks.</summary>
    public static IEnumerable<HttpHandler> Handlers(HandlerServices services) => services.Options.Disks is { } disks
        ?
        [
            new("GET", "/export_raw_vdi", DiskExport.Action, new DiskExport(services, disks).HandleAsync)
            {
                IsStream = true,
            },
            new("PUT", "/import_raw_vdi", DiskImport.Action, new DiskImport(services, disks).HandleAsync),
            new("PUT", "/pool_patch_upload", PatchUpload.Action, new PatchUpload(services, disks).HandleAsync),
        ]
        : [];
}
