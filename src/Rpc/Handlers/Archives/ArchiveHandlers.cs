using Xen.Model.Metrics;

namespace Xen.Model.Rpc.Handlers.Archives;

/// <summary>The handlers of performance archives. Prefixes without the plural match the plural, too.</summary>
internal static class ArchiveHandlers
{
    /// <summary>All of them, where counters are recorded.</summary>
    public static IEnumerable<HttpHandler> Handlers(HandlerServices services) =>
        services.Options.Metrics is { } recorder ? Of(services, recorder.Book) : [];

    /// <summary>All of them for the archives of a book.</summary>
    public static IEnumerable<HttpHandler> Of(HandlerServices services, ArchiveBook book)
    {
        var whole = new WholeArchiveHandler(services, book);
        return
        [
            new("GET", "/rrd_updates", "rrd_updates", new UpdatesHandler(services, book).HandleAsync),
            new("GET", "/host_rrd", "host_rrd", whole.HostAsync) { IsStream = true },
            new("GET", "/host_rrds", "get_host_rrds", whole.HostAsync) { IsStream = true },
            new("GET", "/vm_rrd", "vm_rrd", whole.VMAsync) { IsStream = true },
            new("GET", "/vm_rrds", "get_vm_rrds", whole.VMAsync) { IsStream = true },
            new("GET", "/sr_rrd", "sr_rrd", whole.RepositoryAsync) { IsStream = true },
            new("PUT", "/rrd", "rrd", new ArchiveUploadHandler(services, book).HandleAsync),
            new("POST", "/rrd_unarchive", "rrd", whole.VMAsync),
        ];
    }
}
