using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Pool;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Pool;

/// <summary>What the pool itself keeps on storage.</summary>
internal static class PoolStorageDeciders
{
    private const string NoLocalStorageKey = "no_local_storage";

    public static void Register(DeciderTable table, OperationEnds ends)
    {
        table
            .Add<PoolEnableRedoLog>((call, context) => RedoLogOperation.BeginEnable(context, call.SR))
            .Add<PoolDisableRedoLog>((_, context) => RedoLogOperation.Disable(context))
            .Add<PoolEnableLocalStorageCaching>((call, context) => LocalCache.EnableEverywhere(context, call.Self))
            .Add<PoolDisableLocalStorageCaching>((call, context) => LocalCache.DisableEverywhere(context, call.Self))
            .Add<PoolEnableBinaryStorage>((_, context) => SetBinaryStorage(context, isEnabled: true))
            .Add<PoolDisableBinaryStorage>((_, context) => SetBinaryStorage(context, isEnabled: false))
            // Archives went with the protection policies that they belonged to.
            .Add<PoolTestArchiveTarget>((_, _) => new XenError(ErrorCode.MessageRemoved));
        ends.Add(OperationKind.PoolEnableRedoLog, RedoLogOperation.EndEnable);
    }

    /// <summary>Hosts without a place for binary data carry a key that clients look for.</summary>
    private static Decision SetBinaryStorage(DecisionContext context, bool isEnabled)
    {
        Pools.ChangeHosts(context.Changes, host => host with
        {
            OtherConfig = isEnabled
                ? host.OtherConfig.Without(NoLocalStorageKey)
                : host.OtherConfig.With(NoLocalStorageKey, "true"),
        });
        return Decision.Done;
    }
}
