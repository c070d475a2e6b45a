using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.HighAvailability;

/// <summary>What the pool says about how many failures it can take, and the alerts when that gets worse.</summary>
internal static class AvailabilityStatus
{
    private const long AlertPriority = 3;

    /// <summary>Brings the pool's fields up to date with the plan.</summary>
    public static void Refresh(DecisionContext context, Ref<PoolRecord> self)
    {
        PoolRecord pool = context.Changes.Get(self);
        FailoverPlan plan = FailoverPlanner.Plan(context.Changes);
        if (plan.Covers(pool.HaHostFailuresToTolerate))
        {
            context.Changes.Set(self, pool with
            {
                HaOvercommitted = false,
                HaPlanExistsFor = pool.HaHostFailuresToTolerate,
            });
            return;
        }
        long covered = plan.CoveredMax();
        if (covered < pool.HaPlanExistsFor)
        {
            Messages.Post(
                context, "HA_POOL_DROP_IN_PLAN_EXISTS_FOR", AlertPriority, MessageClass.Pool, pool.Uuid,
                covered.ToString(CultureInfo.InvariantCulture));
        }
        if (!pool.HaOvercommitted)
        {
            Messages.Post(
                context, "HA_POOL_OVERCOMMITTED", AlertPriority, MessageClass.Pool, pool.Uuid,
                $"Pool '{pool.NameLabel}' can no longer take as many host failures as it was asked to");
        }
        context.Changes.Set(self, pool with
        {
            HaOvercommitted = true,
            HaPlanExistsFor = Math.Min(pool.HaHostFailuresToTolerate, covered),
        });
    }
}
