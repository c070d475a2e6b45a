using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;
using static Xen.Model.Classes.PoolAllowedOperations;

namespace Xen.Model.Operations.Rules;

/// <summary>Which operations a pool and its networks would accept.</summary>
internal static class PoolRules
{
    private const string UpgradeKey = "rolling_upgrade_in_progress";

    /// <summary>Operations that shut out every other one, and how a refused one is told.</summary>
    private static readonly (PoolAllowedOperations Operation, string Code)[] s_blocking =
    [
        (HaEnable, ErrorCode.HAEnableInProgress), (HaDisable, ErrorCode.HADisableInProgress),
        (PoolAllowedOperations.ClusterCreate, ErrorCode.ClusterCreateInProgress),
        (DesignateNewMaster, UndeclaredErrorCode.DesignateNewMasterInProgress),
        (TlsVerificationEnable, UndeclaredErrorCode.TLSVerificationEnableInProgress),
        (ConfigureRepositories, ErrorCode.ConfigureRepositoriesInProgress),
        (SyncUpdates, ErrorCode.SyncUpdatesInProgress), (SyncBundle, ErrorCode.SyncBundleInProgress),
        (GetUpdates, UndeclaredErrorCode.GetUpdatesInProgress), (ApplyUpdates, ErrorCode.ApplyUpdatesInProgress),
    ];

    /// <summary>Why an operation must not begin now; null when it may.</summary>
    public static XenError? Check(
        Changes changes, Ref<PoolRecord> self, PoolRecord pool, PoolAllowedOperations operation)
    {
        if (pool.IsPsrPending)
        {
            return new XenError(UndeclaredErrorCode.PoolSecretRotationPending);
        }
        return CheckConcurrency(self, pool) ?? operation switch
        {
            HaEnable or TlsVerificationEnable or DesignateNewMaster or Eject when pool.HaEnabled =>
                new XenError(ErrorCode.HAIsEnabled),
            HaDisable when !pool.HaEnabled => new XenError(ErrorCode.HANotEnabled),
            PoolAllowedOperations.ClusterCreate => CheckCluster(changes, pool),
            _ => null,
        };
    }

    /// <summary>What a pool would accept now, in the order of the data model.</summary>
    public static XenSet<PoolAllowedOperations> Allowed(Changes changes, Ref<PoolRecord> self, PoolRecord pool) =>
        XenSet<PoolAllowedOperations>.Of([.. Enum.GetValues<PoolAllowedOperations>()
            .Where(operation => Check(changes, self, pool, operation) is null)
            .Where(operation => operation != TlsVerificationEnable || !pool.TlsVerificationEnabled)]);

    /// <summary>What a network would accept now.</summary>
    public static XenSet<NetworkOperations> Allowed(NetworkRecord network) => network.CurrentOperations.Count > 0
        ? XenSet<NetworkOperations>.Empty
        : XenSet<NetworkOperations>.Of(NetworkOperations.Attaching);

    private static XenError? CheckConcurrency(Ref<PoolRecord> self, PoolRecord pool)
    {
        foreach (KeyValuePair<string, PoolAllowedOperations> current in pool.CurrentOperations)
        {
            string? code = s_blocking.FirstOrDefault(blocking => blocking.Operation == current.Value).Code;
            return code is not null
                ? new XenError(code)
                : new XenError(ErrorCode.OtherOperationInProgress,
                    "pool", self.ToString(), Enums.PoolAllowedOperations.NameOf(current.Value), current.Key);
        }
        return null;
    }

    private static XenError? CheckCluster(Changes changes, PoolRecord pool)
    {
        if (pool.OtherConfig.ContainsKey(UpgradeKey))
        {
            return new XenError(ErrorCode.NotSupportedDuringUpgrade);
        }
        if (changes.All<ClusterRecord>().Any())
        {
            return new XenError(ErrorCode.ClusterAlreadyExists);
        }
        return pool.HaEnabled
            ? new XenError(ErrorCode.IncompatibleClusterStackActive, pool.HaClusterStack)
            : null;
    }
}
