using Xen.Model.Rpc.Dispatch;
using Xen.Model.Rpc.Http;
using Xen.Model.Rpc.Tasks;
using Xen.Model.Rpc.Wire;
using Xen.Model.Wire;

namespace Xen.Model.Rpc.Inside;

/// <summary>
/// A client of the API inside the server's process: what it calls is checked, decided and noted like any other call.
/// Thread-safe, but for <see cref="Session"/>.
/// </summary>
public sealed class XenApiClient
{
    private const string Version = "1.0";
    private const string AsyncPrefix = "Async.";

    private readonly Dispatcher _dispatcher;
    private readonly PeerCaller _caller;

    /// <summary>Makes a client without a session.</summary>
    /// <param name="server">Answers the calls.</param>
    /// <param name="peer">On whose behalf.</param>
    public XenApiClient(XenApiServer server, XenApiPeer peer)
        : this(server.Dispatcher, peer)
    {
    }

    internal XenApiClient(Dispatcher dispatcher, XenApiPeer peer)
    {
        _dispatcher = dispatcher;
        _caller = new PeerCaller(peer);
        Peer = peer;
    }

    /// <summary>On whose behalf.</summary>
    public XenApiPeer Peer { get; }

    /// <summary>The session that calls carry; empty for none.</summary>
    public string Session { get; set; } = "";

    /// <summary>Begins a session, which the following calls carry.</summary>
    /// <exception cref="XenApiFailedException">Name and password are not accepted.</exception>
    public async Task LoginAsync(string user, string password, string originator) => Session = (await AskAsync(
        "session.login_with_password",
        [WireValue.Of(user), WireValue.Of(password), WireValue.Of(Version), WireValue.Of(originator)])
        .ConfigureAwait(false)).Text;

    /// <summary>Ends the session.</summary>
    public async Task LogoutAsync()
    {
        await CallAsync("session.logout").ConfigureAwait(false);
        Session = "";
    }

    /// <summary>Makes a call with the session in front of the arguments.</summary>
    /// <param name="method">The name of the message, for example <c>VM.get_all_records</c>.</param>
    /// <param name="arguments">The arguments.</param>
    /// <returns>The answer, as a client of JSON-RPC sees it.</returns>
    /// <exception cref="XenApiFailedException">The call was refused, or failed.</exception>
    public Task<WireValue> CallAsync(string method, params WireValue[] arguments) =>
        AskAsync(method, [WireValue.Of(Session), .. arguments]);

    /// <summary>Begins a call whose answer will be in a task; returns the reference of the task.</summary>
    /// <inheritdoc cref="CallAsync"/>
    public async Task<string> BeginAsync(string method, params WireValue[] arguments) =>
        (await CallAsync(AsyncPrefix + method, arguments).ConfigureAwait(false)).Text;

    /// <summary>
    /// What a task brought: its result is a value in the spelling of XML-RPC; what is none is taken as text.
    /// </summary>
    /// <param name="text">The result of the task; empty for nothing.</param>
    public static WireValue ReadResult(string text)
    {
        try
        {
            return text.Length == 0 ? WireValue.Of("") : TaskAnswers.ReadResult(text);
        }
        catch (RpcDecodeException)
        {
            return WireValue.Of(text);
        }
    }

    private async Task<WireValue> AskAsync(string method, WireValue[] parameters)
    {
        using var output = new ReplyBuffer();
        var request = new RpcRequest
        {
            Protocol = RpcProtocol.JsonRpc2,
            MethodName = method,
            Parameters = parameters,
            JsonId = "0"u8.ToArray(),
        };
        Action<bool>? sent = await _dispatcher.DispatchAsync(request, _caller, output).ConfigureAwait(false);
        sent?.Invoke(true);
        return InsideReply.Read(output.Written.Span);
    }
}
