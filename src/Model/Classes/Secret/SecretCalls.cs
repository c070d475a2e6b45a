using Xen.Model.Primitives;
using Xen.Model.Roles;
using Xen.Model.Schema;

namespace Xen.Model.Classes;

/// <summary>Recreate a secret under a known uuid with the given value.</summary>
[Call(
    "secret.introduce", Roles = Role.PoolOperators, Secret = true, Hidden = true,
    Lifecycle = "published midnight-ride")]
public sealed partial record SecretIntroduce(
    [Param("uuid", Since = "midnight-ride")] string UUID,
    [Param("value", Since = "midnight-ride")] string Value,
    [Param("other_config", Since = "boston", Optional = true)] XenMap<string, string> OtherConfig)
    : Call<Ref<SecretRecord>>;
