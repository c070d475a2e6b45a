namespace Xen.Model.Rpc.Handlers;

/// <summary>Handles requests of one method whose path begins with a prefix. Thread-safe.</summary>
/// <param name="Method">The method, in capitals: GET, PUT, CONNECT or POST.</param>
/// <param name="Prefix">What the path begins with: a prefix of the text, not of whole segments.</param>
/// <param name="Action">
/// One of <see cref="Projections.Roles.HttpActions"/>, which says who may; null when the handler finds out by itself.
/// </param>
/// <param name="HandleAsync">
/// Handles a request of somebody who may. Without an action the pass is one of nobody.
/// </param>
public sealed record HttpHandler(
    string Method, string Prefix, string? Action, Func<HttpExchange, HttpPass, Task> HandleAsync)
{
    /// <summary>
    /// True for replies of unknown length that old clients must be able to read: the request is taken over when it is
    /// the first of its connection, and the reply ends with the connection. Behind another request newer clients get
    /// chunks. To be set for GETs that pass null as the length.
    /// </summary>
    public bool IsStream { get; init; }

    /// <summary>
    /// True when the handler needs <see cref="HttpExchange.Duplex"/>; requests that cannot have it, because they are
    /// not the first of their connection, are answered with 400.
    /// </summary>
    public bool NeedsDuplex { get; init; }
}
