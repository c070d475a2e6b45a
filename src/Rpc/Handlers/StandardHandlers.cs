using Xen.Model.Rpc.Handlers.Archives;
using Xen.Model.Rpc.Handlers.Blobs;
using Xen.Model.Rpc.Handlers.Consoles;
using Xen.Model.Rpc.Handlers.Database;
using Xen.Model.Rpc.Handlers.Disks;
using Xen.Model.Rpc.Handlers.Export;
using Xen.Model.Rpc.Handlers.Import;
using Xen.Model.Rpc.Handlers.Reports;

namespace Xen.Model.Rpc.Handlers;

/// <summary>The handlers of this server. Each area adds its own in one line.</summary>
internal static class StandardHandlers
{
    /// <summary>All of them, then those that the options bring.</summary>
    public static IEnumerable<HttpHandler> All(HandlerServices services) =>
    [
        .. AuditLogHandler.Handlers(services),
        .. ArchiveHandlers.Handlers(services),
        .. DiskHandlers.Handlers(services),
        .. ConsoleHandlers.Handlers(services),
        .. BlobHandlers.Handlers(services),
        .. DatabaseHandlers.Handlers(services),
        .. SupportHandlers.Handlers(services),
        .. ServiceHandlers.Handlers(services),
        .. ExportHandler.Handlers(services),
        .. ImportHandler.Handlers(services),
        .. services.Options.Handlers.SelectMany(more => more(services)),
    ];
}
