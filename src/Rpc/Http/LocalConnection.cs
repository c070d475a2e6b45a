namespace Xen.Model.Rpc.Http;

/// <summary>Marks a connection that only local root can have opened: one through the server's Unix socket.</summary>
internal sealed class LocalConnection
{
    public static LocalConnection Instance { get; } = new();
}
