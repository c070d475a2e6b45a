using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Pool;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Pool;

/// <summary>The edition of the whole pool, and the identifier under which it reports its use.</summary>
internal static class PoolLicensingDeciders
{
    private const string RestrictionPrefix = "restrict_";

    public static void Register(DeciderTable table) => table
        .Add<PoolApplyEdition>(ApplyEdition)
        .Add<PoolResetTelemetryUuid>(ResetTelemetry);

    /// <summary>All hosts or none.</summary>
    private static Decision ApplyEdition(PoolApplyEdition call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Self, out PoolRecord? pool))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (Pools.CheckAllLive(changes) is { } offline)
        {
            return offline;
        }
        if (changes.All<HostRecord>().Any(host => !host.Record.Editions.Contains(call.Edition)))
        {
            return new XenError(ErrorCode.InvalidEdition, call.Edition);
        }
        Pools.ChangeHosts(changes, host => host with { Edition = call.Edition });
        changes.Set(call.Self, pool with { Restrictions = Strictest(changes, pool.Restrictions) });
        return Decision.Done;
    }

    /// <summary>What one host may not do, the pool may not do.</summary>
    private static XenMap<string, string> Strictest(Changes changes, XenMap<string, string> before)
    {
        XenMap<string, string> restrictions = before;
        foreach (string key in before.Keys.Where(key => key.StartsWith(RestrictionPrefix, StringComparison.Ordinal)))
        {
            bool isRestricted = changes.All<HostRecord>()
                .Any(host => host.Record.LicenseParams.GetOr(key, "false") == "true");
            restrictions = restrictions.With(key, isRestricted ? "true" : "false");
        }
        return restrictions;
    }

    private static Decision ResetTelemetry(PoolResetTelemetryUuid call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Self, out PoolRecord? pool))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        context.Changes.Delete(pool.TelemetryUuid);
        context.Changes.Set(call.Self, pool with
        {
            TelemetryUuid = context.Create(new SecretRecord
            {
                Uuid = context.NewUuid(),
                Value = context.NewUuid(),
            }),
        });
        return Decision.Done;
    }
}
