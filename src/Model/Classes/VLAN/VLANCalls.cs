using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Insert a VLAN record for existing interfaces into the database; internal use.</summary>
[Call(
    "VLAN.pool_introduce", Roles = Role.PoolOperators, Async = true, Hidden = true, Lifecycle = "published inverness")]
public sealed partial record VLANPoolIntroduce(
    [Param("tagged_PIF", Since = "inverness")] Ref<PIFRecord> TaggedPIF,
    [Param("untagged_PIF", Since = "inverness")] Ref<PIFRecord> UntaggedPIF,
    [Param("tag", Since = "inverness")] long Tag,
    [Param("other_config", Since = "inverness")] XenMap<string, string> OtherConfig) : Call<Ref<VLANRecord>>;

/// <summary>Set up a VLAN with a given tag on a host interface and join it to a network.</summary>
[Call("VLAN.create", Roles = Role.PoolOperators, Async = true, Lifecycle = "published miami")]
public sealed partial record VLANCreate(
    [Param("tagged_PIF", Since = "miami")] Ref<PIFRecord> TaggedPIF,
    [Param("tag", Since = "miami")] long Tag,
    [Param("network", Since = "miami")] Ref<NetworkRecord> Network) : Call<Ref<VLANRecord>>;

/// <summary>Tear down the VLAN and remove its logical interface.</summary>
[Call("VLAN.destroy", Roles = Role.PoolOperators, Async = true, Lifecycle = "published miami")]
public sealed partial record VLANDestroy(
    [Param("self", Since = "miami")] Ref<VLANRecord> Self) : Call<Nothing>;
