using Xen.Model.Classes;
using Xen.Model.Formats.Archives;
using Xen.Model.Metrics;
using Xen.Model.Primitives;

namespace Xen.Model.Rpc.Handlers.Archives;

/// <summary><c>GET /host_rrd</c>, <c>/vm_rrd</c> and <c>/sr_rrd</c>: a whole archive. Thread-safe.</summary>
internal sealed class WholeArchiveHandler(HandlerServices services, ArchiveBook book)
{
    private const string Uuid = "uuid";

    /// <summary>The archive of the host that is asked; of another one that is served here, when it is named.</summary>
    public Task HostAsync(HttpExchange exchange, HttpPass pass)
    {
        string uuid = exchange.Query(Uuid);
        return AnswerAsync(exchange, uuid.Length == 0
            ? ServedHosts.One(exchange, services)
            : services.FindByUuid<HostRecord>(uuid));
    }

    /// <summary>The archive of a VM: at the host where it runs, and here when it does not.</summary>
    public async Task VMAsync(HttpExchange exchange, HttpPass pass)
    {
        string uuid = exchange.Query(Uuid);
        if (uuid.Length == 0)
        {
            await exchange.AnswerAsync(400).ConfigureAwait(false);
            return;
        }
        Ref<VMRecord> reference = services.FindByUuid<VMRecord>(uuid);
        bool isElsewhere = services.Model.View.Find(reference) is { ResidentOn.IsNull: false } vm
            && await HostRedirect.TryAsync(exchange, services, vm.ResidentOn).ConfigureAwait(false);
        if (!isElsewhere)
        {
            await AnswerAsync(exchange, reference).ConfigureAwait(false);
        }
    }

    /// <summary>The archive of a repository.</summary>
    public Task RepositoryAsync(HttpExchange exchange, HttpPass pass)
    {
        string uuid = exchange.Query(Uuid);
        return uuid.Length == 0
            ? exchange.AnswerAsync(400)
            : AnswerAsync(exchange, services.FindByUuid<SRRecord>(uuid));
    }

    private async Task AnswerAsync(HttpExchange exchange, ObjectRef owner)
    {
        RoundRobinArchive? archive = owner.IsNull ? null : book.Find(owner);
        if (archive is null)
        {
            await exchange.AnswerAsync(404).ConfigureAwait(false);
            return;
        }
        bool isJson = ArchiveForm.IsJsonWanted(exchange);
        (string, string)[] headers =
        [
            ("Content-Type", isJson ? ArchiveForm.Json : ArchiveForm.Xml), ("Access-Control-Allow-Origin", "*"),
        ];
        await exchange.BeginAsync(200, headers, null).ConfigureAwait(false);
        await UpdatesHandler.SendAsync(exchange, isJson ? ArchiveJson.Chunks(archive) : ArchiveXml.Chunks(archive))
            .ConfigureAwait(false);
    }
}
