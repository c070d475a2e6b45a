using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Register a provisioning server with its addresses and port range under a site.</summary>
[Call("PVS_server.introduce", Roles = Role.PoolOperators, Async = true, Lifecycle = "published ely")]
public sealed partial record PVSServerIntroduce(
    [Param("addresses", Since = "ely")] XenSet<string> Addresses,
    [Param("first_port", Since = "ely")] long FirstPort,
    [Param("last_port", Since = "ely")] long LastPort,
    [Param("site", Since = "ely")] Ref<PVSSiteRecord> Site) : Call<Ref<PVSServerRecord>>;

/// <summary>Drop the record of a provisioning server; the server itself is untouched.</summary>
[Call("PVS_server.forget", Roles = Role.PoolOperators, Async = true, Lifecycle = "published ely")]
public sealed partial record PVSServerForget(
    [Param("self", Since = "ely")] Ref<PVSServerRecord> Self) : Call<Nothing>;
