using Xen.Model.Calls;
using Xen.Model.Engine;
using Xen.Model.Projections.Events;
using Xen.Model.Rpc.Accounts;
using Xen.Model.Rpc.Callers;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Dispatch.Methods;
using Xen.Model.Rpc.Events;
using Xen.Model.Rpc.Handlers;
using Xen.Model.Rpc.Handlers.Import;
using Xen.Model.Rpc.Http;
using Xen.Model.Rpc.Sessions;
using Xen.Model.Rpc.Tasks;
using Xen.Model.Rpc.Upkeep;
using Xen.Model.Rpc.Wire;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc;

/// <summary>
/// The management API of one model: takes decoded calls and writes replies; what carries the bytes is up to others.
/// Disposing of it ends what waits for events; the model stays open. Thread-safe.
/// </summary>
public sealed class XenApiServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Housekeeping _housekeeping;
    private readonly ImportMessages _imports;

    /// <summary>Makes a server.</summary>
    /// <param name="model">The model.</param>
    /// <param name="projections">What the model was opened with.</param>
    /// <param name="passwords">The password of local root; the caller disposes of it.</param>
    /// <param name="options">Limits and rules; the defaults when null.</param>
    public XenApiServer(
        XenModel model, XenApiProjections projections, PasswordStore passwords, XenApiOptions? options = null)
    {
        Options = options ?? new XenApiOptions();
        TimeProvider clock = Options.Clock;
        var feed = new EventFeed(model.Log, model.Store, clock, Options.Events with { TrackId = TrackId.OfText });
        var reads = new ReadModel(model, projections.Indexes, model.Secrets);
        var trail = new AuditTrail(model);
        var book = new SessionBook(model, Options.Sessions, clock, feed.EndSession);
        DirectoryLogin? directory = Options.Directory is { } accounts ? new DirectoryLogin(accounts, model) : null;
        var logins = new LoginService(
            passwords, directory, Options.PoolSecret, new LoginThrottle(clock), book, trail);
        var gate = new SessionGate(model, clock);
        var callers = new CallerBook(model, clock, Options.RegistersCallers);
        var agents = new UserAgents();
        var statistics = new CallStatistics(MethodTable.Standard);
        HandlerServices? services = null;
        _imports = new ImportMessages(() => services!);
        Func<CallMethod, MessageHandler?> handlers = MessageHandlers(
            new SessionMessages(model, logins, book, passwords, Options.Sessions, trail),
            new EventMessages(feed, reads, _stopping.Token),
            new DirectoryMessages(Options.Directory),
            new CallerMessages(model, callers),
            new ProcessMessages(reads, statistics, agents, Options.ShutDown),
            new ArchiveMessages(reads, Options.Metrics),
            _imports,
            new QueryMessages(Options.Queries, reads, clock, Options.Metrics?.Book));
        Dispatcher = new Dispatcher(
            reads,
            gate,
            new CallRunner(model, new TaskAnswers(model, model.Log, projections.Tasks), model.CanDecide, trail),
            trail,
            handlers,
            callers,
            Options.TypedErrors,
            statistics);
        Agents = agents;
        Certificate = new InstalledCertificate(model, model.Secrets);
        var tasks = new HandlerTasks(model, projections.Transfers, clock);
        var httpGate = new HttpGate(gate, logins, book, trail, tasks);
        services = new HandlerServices(model, projections, Options, tasks, Dispatcher, httpGate);
        Handlers = new HandlerRunner(new HandlerTable(StandardHandlers.All(services)), httpGate, tasks);
        _ = tasks.EndLeftAsync((id, left) => ImportHandler.UndoLeftAsync(services, id, left));
        _housekeeping = new Housekeeping(
            Options.Sessions.HousekeepingInterval,
            clock,
            book.EndIdleAsync,
            new Revalidation(model, directory, book, clock).RunAsync,
            new TaskCleaner(model, Options.Sessions, clock).CleanAsync,
            new ExpiredSsh(model, clock).CloseAsync,
            () => model.SubmitAsync(new Tick(), CallContext.Server).AsTask(),
            new GarbageCollection(model).RunAsync,
            new RepositoryScans(model).RunAsync);
    }

    /// <summary>How it was set up.</summary>
    public XenApiOptions Options { get; }

    /// <summary>The names of all methods in their usual spelling, in order.</summary>
    public static IReadOnlyList<string> MethodNames => MethodTable.Standard.Names;

    internal Dispatcher Dispatcher { get; }

    /// <summary>Handles requests that are no calls.</summary>
    internal HandlerRunner Handlers { get; }

    /// <summary>The client programs that have called.</summary>
    internal UserAgents Agents { get; }

    /// <summary>The TLS certificate that the model has for this server.</summary>
    internal InstalledCertificate Certificate { get; }

    internal WireLimits Limits => Options.Limits;

    /// <summary>
    /// Ends waiting for events, so that the calls that wait can be answered before connections are closed.
    /// </summary>
    public void Stop() => _stopping.Cancel();

    private static Func<CallMethod, MessageHandler?> MessageHandlers(
        SessionMessages sessions,
        EventMessages events,
        DirectoryMessages directory,
        CallerMessages callers,
        ProcessMessages process,
        ArchiveMessages archives,
        ImportMessages imports,
        QueryMessages queries) => method =>
            MessageHandler.Of(sessions.HandlerOf(method.Name) ?? imports.HandlerOf(method.Name), isRead: false)
            ?? process.HandlerOf(method.Name)
            ?? archives.HandlerOf(method.Name)
            ?? MessageHandler.Of(
                events.HandlerOf(method.Name)
                    ?? directory.HandlerOf(method.Name)
                    ?? callers.HandlerOf(method.Name)
                    ?? queries.HandlerOf(method),
                isRead: true);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _housekeeping.DisposeAsync().ConfigureAwait(false);
        _imports.Dispose();
        Certificate.Dispose();
        _stopping.Dispose();
    }
}
