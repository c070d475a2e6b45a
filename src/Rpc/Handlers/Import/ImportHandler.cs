using System.Collections.Immutable;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Rpc.Handlers.Import;

/// <summary>
/// <c>PUT /import</c>: VMs with the bytes of their disks; <c>PUT /import_metadata</c>: VMs whose disks are here. The
/// reply begins before the body is read, hence only the task tells what became of it. Thread-safe.
/// </summary>
internal sealed class ImportHandler(HandlerServices services)
{
    /// <summary>What tasks and the audit trail call an import.</summary>
    public const string Name = "VM.import";

    private const string MetadataName = "VM.import_metadata";
    private const string DiskPrefix = "vdi:";

    // What follows an archive: padding, checksums of a compression. Nobody waits long for it.
    private const int RestBytesMax = 1024 * 1024;
    private static readonly TimeSpan s_restTimeMax = TimeSpan.FromSeconds(1);

    private RecordView View => services.Model.View;

    /// <summary>The handlers.</summary>
    public static IEnumerable<HttpHandler> Handlers(HandlerServices services)
    {
        var handler = new ImportHandler(services);
        return
        [
            new HttpHandler("PUT", "/import", "put_import", handler.ImportAsync),
            new HttpHandler("PUT", "/import_metadata", "put_import_metadata", handler.ImportMetadataAsync),
        ];
    }

    /// <summary>Removes what an import has left that the end of the process before this one cut off.</summary>
    public static async Task UndoLeftAsync(
        HandlerServices services, Ref<OperationRecord> operation, OperationRecord left)
    {
        if (left.Kind.StartsWith(OperationKind.TransferPrefix + Name, StringComparison.Ordinal))
        {
            await ImportJob.UndoAsync(services, operation).ConfigureAwait(false);
        }
    }

    private async Task ImportAsync(HttpExchange exchange, HttpPass pass)
    {
        if (exchange.ContentLength == 0 && exchange.Parameter("task_id").Length == 0)
        {
            // Some clients ask first whether they would be sent elsewhere.
            await exchange.BeginAsync(200, [], 0).ConfigureAwait(false);
            return;
        }
        Ref<SRRecord> repository = Repository(exchange);
        if (await HostRedirect.TryAsync(exchange, services, HostsOf(repository)).ConfigureAwait(false))
        {
            return;
        }
        var settings = new ImportSettings
        {
            IsRestore = exchange.Query("restore") == "true",
            IsForced = exchange.Query("force") == "true",
        };
        await RunAsync(exchange, pass, Name, () =>
        {
            CheckRepository(exchange, repository);
            return new ImportWish(pass.ContextOf(Name), repository, settings);
        }).ConfigureAwait(false);
    }

    private Task ImportMetadataAsync(HttpExchange exchange, HttpPass pass) => RunAsync(
        exchange, pass, MetadataName, () =>
        {
            if (exchange.Query("live") == "true")
            {
                throw new HandlerException(400, new XenError(ErrorCode.NotImplemented, "import of running VMs"));
            }
            return new ImportWish(pass.ContextOf(MetadataName), default, new ImportSettings
            {
                IsMetadata = true,
                IsRestore = exchange.Query("restore") == "true",
                IsForced = exchange.Query("force") == "true",
                IsDryRun = exchange.Query("dry_run") == "true",
                ChecksProcessors = exchange.Query("check_cpu") == "true",
                Replacements = exchange.QueryItems
                    .Where(item => item.Key.StartsWith(DiskPrefix, StringComparison.Ordinal))
                    .DistinctBy(item => item.Key)
                    .ToImmutableDictionary(item => item.Key[DiskPrefix.Length..], item => item.Value),
            });
        });

    private async Task RunAsync(HttpExchange exchange, HttpPass pass, string name, Func<ImportWish> wish)
    {
        await services.Tasks.RunAsync(exchange, pass, name, async task =>
        {
            if (exchange.Header("Transfer-Encoding").Length > 0)
            {
                throw new HandlerException(403, new XenError(ErrorCode.ImportErrorCannotHandleChunked));
            }
            var job = new ImportJob(services, task, wish());
            await exchange.BeginAsync(200, [task.Header], null).ConfigureAwait(false);
            return await job.RunAsync(exchange.Body).ConfigureAwait(false);
        }).ConfigureAwait(false);
        await ReadRestAsync(exchange).ConfigureAwait(false);
    }

    /// <summary>The repository that is named, in a cookie or the query, or the pool's.</summary>
    private Ref<SRRecord> Repository(HttpExchange exchange)
    {
        if (exchange.Parameter("sr_id") is { Length: > 0 } text)
        {
            return ObjectRef.TryParse(text, out ObjectRef reference) ? reference.As<SRRecord>() : default;
        }
        return exchange.Parameter("sr_uuid") is { Length: > 0 } uuid
            ? services.FindByUuid<SRRecord>(uuid)
            : View.All<PoolRecord>().Select(pool => pool.Record.DefaultSR).FirstOrDefault();
    }

    private void CheckRepository(HttpExchange exchange, Ref<SRRecord> repository)
    {
        if (!View.TryGet(repository, out _))
        {
            throw new HandlerException(400, exchange.Parameter("sr_id") is { Length: > 0 } id
                ? new XenError(ErrorCode.HandleInvalid, SRRecord.WireName, id)
                : exchange.Parameter("sr_uuid") is { Length: > 0 } uuid
                    ? new XenError(ErrorCode.UUIDInvalid, SRRecord.WireName, uuid)
                    : new XenError(ErrorCode.DefaultSRNotFound, repository.ToString()));
        }
        if (Refusal(services, repository) is { } refusal)
        {
            throw new HandlerException(refusal.Code == ErrorCode.NotImplemented ? 501 : 400, refusal);
        }
    }

    /// <summary>Why nothing can be imported into a repository; null when it can.</summary>
    public static XenError? Refusal(HandlerServices services, Ref<SRRecord> repository)
    {
        if (services.Options.Disks is null)
        {
            return new XenError(ErrorCode.NotImplemented, "import of disks");
        }
        if (!services.Model.View.TryGet(repository, out SRRecord? sr))
        {
            return new XenError(ErrorCode.HandleInvalid, SRRecord.WireName, repository.ToString());
        }
        if (sr.ContentType == "iso")
        {
            return new XenError(ErrorCode.SROperationNotSupported, repository.ToString());
        }
        return services.Model.View.All<PoolRecord>()
                .Any(pool => pool.Record.OtherConfig.ContainsKey("rolling_upgrade_in_progress"))
            ? new XenError(ErrorCode.NotSupportedDuringUpgrade)
            : null;
    }

    /// <summary>The hosts that reach a repository.</summary>
    private Ref<HostRecord>[] HostsOf(Ref<SRRecord> repository) =>
    [
        .. View.All<PBDRecord>().Where(pbd => pbd.Record.SR == repository && pbd.Record.CurrentlyAttached)
            .Select(pbd => pbd.Record.Host),
    ];

    /// <summary>Takes what a client still sends, so that the connection does not break under its hands.</summary>
    private async Task ReadRestAsync(HttpExchange exchange)
    {
        using var patience = new CancellationTokenSource(s_restTimeMax, services.Options.Clock);
        byte[] rest = new byte[16 * 1024];
        try
        {
            for (int total = 0; total < RestBytesMax;)
            {
                int count = await exchange.Body.ReadAsync(rest, patience.Token).ConfigureAwait(false);
                if (count == 0)
                {
                    return;
                }
                total += count;
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // It has left: so much the better.
        }
    }
}
