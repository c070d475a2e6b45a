using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Register a PVS site under a name and return its record.</summary>
[Call("PVS_site.introduce", Roles = Role.PoolOperators, Async = true, Lifecycle = "published ely")]
public sealed partial record PVSSiteIntroduce(
    [Param("name_label", Since = "ely")] string NameLabel,
    [Param("name_description", Since = "ely")] string NameDescription,
    [Param("PVS_uuid", Since = "ely")] string PVSUuid) : Call<Ref<PVSSiteRecord>>;

/// <summary>Drop the record of a PVS site that no longer has servers, caches or running proxies.</summary>
[Call(
    "PVS_site.forget", Roles = Role.PoolOperators, Async = true, Raises = [ErrorCode.PVSSiteContainsRunningProxies,
    ErrorCode.PVSSiteContainsServers], Lifecycle = "published ely")]
public sealed partial record PVSSiteForget(
    [Param("self", Since = "ely")] Ref<PVSSiteRecord> Self) : Call<Nothing>;

/// <summary>Store the identifier by which the PVS software knows the site.</summary>
[Call("PVS_site.set_PVS_uuid", Roles = Role.PoolOperators, Async = true, Lifecycle = "published ely")]
public sealed partial record PVSSiteSetPVSUuid(
    [Param("self", Since = "ely")] Ref<PVSSiteRecord> Self,
    [Param("value", Since = "ely")] string Value) : Call<Nothing>;
