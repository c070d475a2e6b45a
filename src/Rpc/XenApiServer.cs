using Xen.Model.Engine;
using Xen.Model.Projections.Events;
using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Events;
using Xen.Model.Rpc.Http;
using Xen.Model.Rpc.Sessions;
using Xen.Model.Rpc.Tasks;
using Xen.Model.Rpc.Wire;

namespace Xen.Model.Rpc;

/// <summary>
/// The management API of one model: takes decoded calls and writes replies; what carries the bytes is up to others.
/// Disposing of it ends what waits for events; the model stays open. Thread-safe.
/// </summary>
public sealed class XenApiServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly Housekeeping _housekeeping;

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
        var feed = new EventFeed(model.Log, model.Store, clock, Options.Events);
        var reads = new ReadModel(model, projections.Indexes, model.Secrets);
        var trail = new AuditTrail(model);
        var book = new SessionBook(model, Options.Sessions, clock, feed.EndSession);
        var throttle = new LoginThrottle(clock);
        var sessions = new SessionMessages(
            model, new LoginService(passwords, throttle, book, trail), book, passwords, Options.Sessions, trail);
        var events = new EventMessages(feed, reads, _stopping.Token);
        var queries = new QueryMessages(Options.Queries, reads, clock);
        var agents = new UserAgents();
        var statistics = new CallStatistics(MethodTable.Standard);
        var process = new ProcessMessages(reads, statistics, agents, Options.ShutDown);
        Dispatcher = new Dispatcher(
            reads,
            new SessionGate(model, clock),
            new CallRunner(model, new TaskAnswers(model, model.Log, projections.Tasks), model.CanDecide, trail),
            trail,
            method => MessageHandler.Of(sessions.HandlerOf(method.Name), isRead: false)
                ?? process.HandlerOf(method.Name)
                ?? MessageHandler.Of(events.HandlerOf(method.Name) ?? queries.HandlerOf(method), isRead: true),
            statistics);
        Agents = agents;
        Certificate = new InstalledCertificate(model, model.Secrets);
        _housekeeping = new Housekeeping(model, book, Options.Sessions, clock);
    }

    /// <summary>How it was set up.</summary>
    public XenApiOptions Options { get; }

    /// <summary>The names of all methods in their usual spelling, in order.</summary>
    public static IReadOnlyList<string> MethodNames => MethodTable.Standard.Names;

    internal Dispatcher Dispatcher { get; }

    /// <summary>The client programs that have called.</summary>
    internal UserAgents Agents { get; }

    /// <summary>The TLS certificate that the model has for this server.</summary>
    internal InstalledCertificate Certificate { get; }

    internal WireLimits Limits => Options.Limits;

    /// <summary>
    /// Ends waiting for events, so that the calls that wait can be answered before connections are closed.
    /// </summary>
    public void Stop() => _stopping.Cancel();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _housekeeping.DisposeAsync().ConfigureAwait(false);
        Certificate.Dispose();
        _stopping.Dispose();
    }
}
