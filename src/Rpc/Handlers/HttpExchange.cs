using Xen.Model.Rpc.Dispatch;

namespace Xen.Model.Rpc.Handlers;

/// <summary>
/// One HTTP request and the reply to it, for handlers of requests that are no calls. There is one over ASP.NET Core and
/// one over a connection that the <see cref="FrontDoor"/> took over; handlers cannot tell them apart, except for
/// <see cref="Duplex"/>. Not thread-safe, but reading the body and writing the reply may go on side by side.
/// </summary>
public abstract class HttpExchange
{
    private IReadOnlyList<KeyValuePair<string, string>>? _query;
    private IReadOnlyList<KeyValuePair<string, string>>? _cookies;

    /// <summary>The method, in capitals.</summary>
    public abstract string Method { get; }

    /// <summary>The path, percent-decoded, from its first slash; without the query.</summary>
    public abstract string Path { get; }

    /// <summary>The query as it was sent, with its question mark; empty for none.</summary>
    public abstract string RawQuery { get; }

    /// <summary>True for clients that speak HTTP/1.0: their replies end with the connection.</summary>
    public abstract bool IsHttp10 { get; }

    /// <summary>Bytes of the body as the client declared them; null when it ends with the connection or in chunks.
    /// </summary>
    public abstract long? ContentLength { get; }

    /// <summary>True when the request came through a socket that only local root can open.</summary>
    public bool IsLocal => Caller.IsLocal;

    /// <summary>
    /// The body, to be read once. Reading fails with a <see cref="ClientGoneException"/> when the client leaves before
    /// the declared length.
    /// </summary>
    public abstract Stream Body { get; }

    /// <summary>
    /// The reply's body, after <see cref="BeginAsync"/>. Every write is sent at once; it fails with a
    /// <see cref="ClientGoneException"/> when there is nobody to read it.
    /// </summary>
    public abstract Stream Reply { get; }

    /// <summary>
    /// The bare connection behind the body of the request, both ways, for protocols that are no HTTP: reading goes on
    /// where the body ends; after CONNECT that is at once. Null where the connection cannot be had.
    /// </summary>
    public abstract Stream? Duplex { get; }

    /// <summary>
    /// Ends when the client is known to be gone. The end of what a client sends is no sign of that: it may still read.
    /// </summary>
    public abstract CancellationToken Aborted { get; }

    /// <summary>
    /// Ends when the server stops. What lasts as long as clients like, for instance a console, is to end then;
    /// transfers may go on for as long as the server's patience lasts.
    /// </summary>
    public abstract CancellationToken Stopping { get; }

    /// <summary>True when the reply has begun: its status cannot be changed any more.</summary>
    public abstract bool HasBegun { get; }

    /// <summary>True once work goes on under the task that the request names, or under one made for it.</summary>
    internal bool HasTask { get; set; }

    /// <summary>The status of the page that was the whole answer; null when there was none.</summary>
    internal int? AnsweredWith { get; private set; }

    /// <summary>What the transport knows about the client.</summary>
    internal abstract RpcCaller Caller { get; }

    /// <summary>A header; several of one name are joined with commas; empty for none.</summary>
    /// <param name="name">Its name, in whatever case.</param>
    public abstract string Header(string name);

    /// <summary>
    /// Sends status and headers at once, before anything of the body was read: old clients wait for them. Unless
    /// <paramref name="headers"/> say otherwise, nobody may keep the reply.
    /// </summary>
    /// <param name="status">The status.</param>
    /// <param name="headers">Names and values.</param>
    /// <param name="length">Bytes that will follow; null when the reply ends with the connection.</param>
    public abstract Task BeginAsync(int status, IReadOnlyList<(string Name, string Value)> headers, long? length);

    /// <summary>
    /// Leaves HTTP for another protocol, as asked for in an <c>Upgrade</c> header: sends 101 with the headers given
    /// beside <c>Connection: Upgrade</c>, and gives the bare connection. Null when the client did not ask.
    /// </summary>
    public abstract Task<Stream?> UpgradeAsync(IReadOnlyList<(string Name, string Value)> headers);

    /// <summary>Breaks the connection, so that the client cannot take what it has for whole.</summary>
    public abstract void Abort();

    /// <summary>The first value of a name in the query, percent-decoded; empty for none.</summary>
    public string Query(string name) => First(QueryItems, name) ?? "";

    /// <summary>True when the query has the name, with a value or without.</summary>
    public bool HasQuery(string name) => First(QueryItems, name) is not null;

    /// <summary>Names and values of the query in the order in which they were sent, repeated ones included.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> QueryItems => _query ??= HttpParameters.OfQuery(RawQuery);

    /// <summary>The value of a cookie, percent-decoded; empty for none.</summary>
    public string Cookie(string name) =>
        First(_cookies ??= HttpParameters.OfCookies(Header("Cookie")), name) ?? "";

    /// <summary>What older clients send in a cookie and newer ones in the query: the cookie counts first.</summary>
    public string Parameter(string name) => Cookie(name) is { Length: > 0 } cookie ? cookie : Query(name);

    /// <summary>True when a parameter was sent, with a value or without.</summary>
    public bool HasParameter(string name) =>
        HasQuery(name) || First(_cookies ??= HttpParameters.OfCookies(Header("Cookie")), name) is not null;

    /// <summary>Answers with a small page of text for people, and nothing else.</summary>
    public async Task AnswerAsync(int status, params (string Name, string Value)[] headers)
    {
        AnsweredWith = status;
        byte[] page = HttpPage.Of(status);
        await BeginAsync(status, [("Content-Type", HttpPage.ContentType), .. headers], page.Length)
            .ConfigureAwait(false);
        await Reply.WriteAsync(page, Aborted).ConfigureAwait(false);
    }

    private static string? First(IReadOnlyList<KeyValuePair<string, string>> items, string name)
    {
        foreach ((string key, string value) in items)
        {
            if (key == name)
            {
                return value;
            }
        }
        return null;
    }
}
