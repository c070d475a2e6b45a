using Xen.Model.Formats.ThinCli;
using Xen.Model.Rpc.Handlers;

namespace Xen.Model.Verbs;

/// <summary>
/// Where commands of <c>xe</c> come in: <c>POST /cli</c>, whose body are the arguments. There is no HTTP reply: behind
/// the body, both sides speak the thin command line protocol.
/// </summary>
public static class CommandHandler
{
    private const int TooLarge = 413;

    /// <summary>The handler, for the options of a server.</summary>
    public static IEnumerable<HttpHandler> Handlers(HandlerServices services) =>
    [
        // Who may do what is decided call by call, in the session of who sent the command.
        new HttpHandler("POST", "/cli", null, (exchange, _) => HandleAsync(services, exchange)) { NeedsDuplex = true },
    ];

    private static async Task HandleAsync(HandlerServices services, HttpExchange exchange)
    {
        if (exchange.ContentLength is > ThinLimits.ArgumentBytesMax)
        {
            await exchange.AnswerAsync(TooLarge).ConfigureAwait(false);
            return;
        }
        using var arguments = new MemoryStream();
        await exchange.Body.CopyToAsync(arguments, exchange.Aborted).ConfigureAwait(false);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(exchange.Aborted, exchange.Stopping);
        await CommandServer.RunAsync(
            exchange.Duplex!,
            arguments.ToArray(),
            gone => services.ClientOf(exchange, gone),
            ending.Token).ConfigureAwait(false);
    }
}
