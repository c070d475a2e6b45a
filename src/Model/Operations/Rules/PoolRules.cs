using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Operations.Rules;

/// <summary>Which operations a pool and its networks would accept.</summary>
internal static class PoolRules
{
    /// <summary>What a pool would accept now, in the order of the data model.</summary>
    public static XenSet<PoolAllowedOperations> Allowed(PoolRecord pool) => pool.CurrentOperations.Count > 0
        ? XenSet<PoolAllowedOperations>.Empty
        : XenSet<PoolAllowedOperations>.Of([.. Enum.GetValues<PoolAllowedOperations>()
            .Where(operation => operation switch
            {
                PoolAllowedOperations.HaEnable or PoolAllowedOperations.ClusterCreate
                    or PoolAllowedOperations.DesignateNewMaster => !pool.HaEnabled,
                PoolAllowedOperations.HaDisable => pool.HaEnabled,
                PoolAllowedOperations.TlsVerificationEnable => !pool.TlsVerificationEnabled,
                _ => true,
            })]);

    /// <summary>What a network would accept now.</summary>
    public static XenSet<NetworkOperations> Allowed(NetworkRecord network) => network.CurrentOperations.Count > 0
        ? XenSet<NetworkOperations>.Empty
        : XenSet<NetworkOperations>.Of(NetworkOperations.Attaching);
}
