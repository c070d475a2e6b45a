using System.Net.WebSockets;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Formats.Rfb;
using Xen.Model.Ports;

namespace Xen.Model.Rpc.Handlers.Consoles;

/// <summary>
/// Consoles over HTTP: <c>CONNECT /console</c> for bare bytes, <c>GET /console</c> for a web socket with the same
/// bytes, <c>GET /vncsnapshot</c> for a picture of the screen. Thread-safe.
/// </summary>
internal sealed class ConsoleHandlers(HandlerServices services, IGuestConsoles consoles)
{
    /// <summary>How long a screen may take to be drawn for a picture.</summary>
    public static readonly TimeSpan SnapshotLimit = TimeSpan.FromSeconds(30);

    private readonly ConsoleSessions _sessions = new();

    /// <summary>The handlers, where there are consoles.</summary>
    public static IEnumerable<HttpHandler> Handlers(HandlerServices services)
    {
        if (services.Options.Consoles is not { } consoles)
        {
            return [];
        }
        var handlers = new ConsoleHandlers(services, consoles);
        return
        [
            new("CONNECT", "/console", "connect_console", handlers.ConnectAsync) { NeedsDuplex = true },
            new("GET", "/console", "connect_console_ws", handlers.OpenSocketAsync),
            new("GET", "/vncsnapshot", "get_vncsnapshot", handlers.SnapshotAsync),
        ];
    }

    private Task ConnectAsync(HttpExchange exchange, HttpPass pass) =>
        WithTaskAsync(exchange, pass, () => UseAsync(exchange, pass, "connect_console/host_console", async session =>
        {
            await exchange.BeginAsync(200, [("Connection", "keep-alive")], null).ConfigureAwait(false);
            await PumpAsync(exchange, exchange.Duplex!, session).ConfigureAwait(false);
        }));

    private Task OpenSocketAsync(HttpExchange exchange, HttpPass pass) =>
        WithTaskAsync(exchange, pass, () => UseAsync(
            exchange, pass, "connect_console_ws/host_console_ws", async session =>
            {
                using WebSocket socket = await WebSocketUpgrade.AcceptAsync(exchange).ConfigureAwait(false);
                var stream = WebSocketStream.Create(socket, WebSocketMessageType.Binary, ownsWebSocket: false);
                await using (stream.ConfigureAwait(false))
                {
                    await PumpAsync(exchange, stream, session).ConfigureAwait(false);
                    await WebSocketUpgrade.CloseAsync(socket).ConfigureAwait(false);
                }
            }));

    private async Task SnapshotAsync(HttpExchange exchange, HttpPass pass)
    {
        ConsoleTarget target = Find(exchange, pass, "get_vncsnapshot/host_console");
        if (target.Protocol != ConsoleProtocol.Rfb)
        {
            throw new HandlerException(404, new XenError(ErrorCode.InternalError, "the console has no picture"));
        }
        Frame frame;
        using (var limit = CancellationTokenSource.CreateLinkedTokenSource(exchange.Aborted))
        {
            limit.CancelAfter(SnapshotLimit);
            Stream screen = Open(target);
            await using (screen.ConfigureAwait(false))
            {
                try
                {
                    frame = await RfbSnapshot.TakeAsync(screen, limit.Token).ConfigureAwait(false);
                }
                catch (Exception failure) when (failure is IOException or OperationCanceledException
                    && !exchange.Aborted.IsCancellationRequested)
                {
                    throw new HandlerException(500, new XenError(ErrorCode.InternalError, failure.Message));
                }
            }
        }
        byte[] picture = JpegImage.Encode(frame);
        await exchange.BeginAsync(200, [("Content-Type", "image/jpeg")], picture.Length).ConfigureAwait(false);
        await exchange.Reply.WriteAsync(picture, exchange.Aborted).ConfigureAwait(false);
    }

    /// <summary>A task that the client names lasts as long as the connection; otherwise there is none.</summary>
    private Task WithTaskAsync(HttpExchange exchange, HttpPass pass, Func<Task> work) =>
        !exchange.HasParameter("task_id")
            ? work()
            : services.Tasks.RunAsync(exchange, pass, "VM.console", async _ =>
            {
                await work().ConfigureAwait(false);
                return "";
            });

    private ConsoleTarget Find(HttpExchange exchange, HttpPass pass, string hostPermission)
    {
        var target = ConsoleTarget.Of(exchange, services);
        target.Check(pass, hostPermission);
        target.CheckIsHere(services);
        return target;
    }

    private Stream Open(ConsoleTarget target) => consoles.Open(target.Console)
        ?? throw new HandlerException(404, new XenError(
            ErrorCode.InternalError, "nothing serves the console"));

    private async Task UseAsync(
        HttpExchange exchange, HttpPass pass, string hostPermission, Func<Session, Task> use)
    {
        ConsoleTarget target = Find(exchange, pass, hostPermission);
        bool isAlone = services.Model.View.All<PoolRecord>().Any(pool => pool.Record.LimitConsoleSessions);
        using IDisposable? place = _sessions.TryEnter(target.VM, isAlone);
        if (place is null)
        {
            throw new HandlerException(503, new XenError(
                ErrorCode.InternalError, "somebody is connected to the console already"));
        }
        Stream console = Open(target);
        await using (console.ConfigureAwait(false))
        {
            await use(new Session(target, console)).ConfigureAwait(false);
        }
    }

    private async Task PumpAsync(HttpExchange exchange, Stream client, Session session)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(exchange.Aborted, exchange.Stopping);
        var idleness = new ConsoleIdleness(services.Model, services.Options.Clock, session.Target);
        await ConsolePump.RunAsync(client, session.Console, idleness, stop.Token).ConfigureAwait(false);
    }

    private sealed record Session(ConsoleTarget Target, Stream Console);
}
