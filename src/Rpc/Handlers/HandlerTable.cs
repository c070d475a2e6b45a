namespace Xen.Model.Rpc.Handlers;

/// <summary>Finds the handler of a request: of its method the one with the longest prefix. Immutable.</summary>
public sealed class HandlerTable
{
    private readonly Dictionary<string, HttpHandler[]> _byMethod;

    /// <summary>Makes a table.</summary>
    /// <param name="handlers">All handlers; of two for the same method and prefix the later one counts.</param>
    public HandlerTable(IEnumerable<HttpHandler> handlers)
    {
        _byMethod = handlers.GroupBy(handler => handler.Method).ToDictionary(
            group => group.Key,
            group => group.GroupBy(handler => handler.Prefix).Select(same => same.Last())
                .OrderByDescending(handler => handler.Prefix.Length).ToArray(),
            StringComparer.Ordinal);
    }

    /// <summary>All handlers.</summary>
    public IEnumerable<HttpHandler> All => _byMethod.Values.SelectMany(handlers => handlers);

    /// <summary>True when connections may have to be taken over for a request of the method.</summary>
    internal bool MayTakeOver(string method) => Array.Exists(_byMethod.GetValueOrDefault(method, []), TakesOver);

    /// <summary>True when the connection is to be taken over for a request that is its first.</summary>
    internal bool TakesOver(string method, string path) => Find(method, path) is { } handler && TakesOver(handler);

    /// <summary>The handler of a request; null when there is none.</summary>
    public HttpHandler? Find(string method, string path)
    {
        if (_byMethod.TryGetValue(method, out HttpHandler[]? handlers))
        {
            foreach (HttpHandler handler in handlers)
            {
                if (path.StartsWith(handler.Prefix, StringComparison.Ordinal))
                {
                    return handler;
                }
            }
        }
        return null;
    }

    private static bool TakesOver(HttpHandler handler) => handler.IsStream || handler.NeedsDuplex;
}
