using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Add a tunnel for a network on top of a host's transport interface.</summary>
[Call(
    "tunnel.create", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.OpenvswitchNotActive,
    ErrorCode.TransportPIFNotConfigured, ErrorCode.IsTunnelAccessPIF], Lifecycle = "published cowley")]
public sealed partial record TunnelCreate(
    [Param("transport_PIF", Since = "dundee")] Ref<PIFRecord> TransportPIF,
    [Param("network", Since = "dundee")] Ref<NetworkRecord> Network,
    [Param("protocol", Since = "1.250.0", Default = TunnelProtocol.Gre)] TunnelProtocol Protocol)
    : Call<Ref<TunnelRecord>>;

/// <summary>Remove a tunnel along with its access interface.</summary>
[Call("tunnel.destroy", Roles = Role.PoolOperators, Async = true, Lifecycle = "published cowley")]
public sealed partial record TunnelDestroy(
    [Param("self", Since = "cowley")] Ref<TunnelRecord> Self) : Call<Nothing>;
