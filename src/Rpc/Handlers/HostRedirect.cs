using Microsoft.AspNetCore.Http;
using Xen.Model.Classes;
using Xen.Model.Operations.Host;
using Xen.Model.Primitives;

namespace Xen.Model.Rpc.Handlers;

/// <summary>Sends clients to the host that can do what they want, where this server does not serve that host.</summary>
public static class HostRedirect
{
    /// <summary>
    /// Answers with the same path and query at another host when this server does not serve it. To be asked before
    /// anything of the body is read; cookies are for the client to repeat, and its task goes on.
    /// </summary>
    /// <param name="exchange">The request.</param>
    /// <param name="services">Says which hosts are served here.</param>
    /// <param name="hosts">Hosts of which any will do; with none of them nothing is answered.</param>
    /// <returns>True when the request has been answered.</returns>
    public static async Task<bool> TryAsync(
        HttpExchange exchange, HandlerServices services, params IReadOnlyCollection<Ref<HostRecord>> hosts)
    {
        if (hosts.Count == 0 || hosts.Any(services.Options.ServesHost)
            || services.Model.View.Find(hosts.First()) is not { Address.Length: > 0 } host)
        {
            return false;
        }
        string location =
            $"https://{HostAddresses.Authority(host)}{Escaped(exchange.Path)}{exchange.RawQuery}";
        await exchange.AnswerAsync(StatusCodes.Status302Found, ("Location", location)).ConfigureAwait(false);
        return true;
    }

    private static string Escaped(string path) => new PathString(path).ToUriComponent();
}
