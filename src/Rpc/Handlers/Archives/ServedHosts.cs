using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.State;

namespace Xen.Model.Rpc.Handlers.Archives;

/// <summary>Which hosts a request is about that names none.</summary>
internal static class ServedHosts
{
    /// <summary>
    /// The hosts with the address that the client has used, when other hosts have others; else all that are served
    /// here.
    /// </summary>
    public static HashSet<Ref<HostRecord>> Of(HttpExchange exchange, HandlerServices services)
    {
        var served = services.Model.View.All<HostRecord>()
            .Where(host => services.Options.ServesHost(host.Reference))
            .ToList();
        string address = Name(exchange.Header("Host"));
        var named = served.Where(host => address.Length > 0 && host.Record.Address == address).ToList();
        return [.. (named.Count > 0 ? named : served).Select(host => host.Reference)];
    }

    /// <summary>The host that a request is about: the coordinator, when several are served.</summary>
    public static Ref<HostRecord> One(HttpExchange exchange, HandlerServices services)
    {
        HashSet<Ref<HostRecord>> hosts = Of(exchange, services);
        RecordView view = services.Model.View;
        Ref<HostRecord> coordinator = view.All<PoolRecord>().Select(pool => pool.Record.Master).FirstOrDefault();
        return hosts.Contains(coordinator) ? coordinator : hosts.FirstOrDefault();
    }

    /// <summary>The name in a Host header, without its port.</summary>
    private static string Name(string header)
    {
        int end = header.StartsWith('[') ? header.IndexOf(']', StringComparison.Ordinal) : header.LastIndexOf(':');
        return end < 0 ? header : header[..end].TrimStart('[');
    }
}
