using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.Host;

/// <summary>What a host going down or coming back means for the host and everything that belongs to it.</summary>
internal static class HostPower
{
    private const string BootTimeKey = "boot_time";
    private const string AgentStartKey = "agent_start_time";

    /// <summary>The host is down: it is no longer live, reaches no storage, and takes no guests.</summary>
    public static void GoDown(DecisionContext context, Ref<HostRecord> self)
    {
        HostRecord host = context.Changes.Get(self);
        context.Changes.Set(self, host with { Enabled = false });
        SetLive(context, host, isLive: false);
        Connect(context.Changes, host, isConnected: false);
    }

    /// <summary>
    /// The host is back: whatever waited for its start has happened, and it takes guests again unless it was disabled
    /// for good.
    /// </summary>
    public static void ComeBack(DecisionContext context, Ref<HostRecord> self)
    {
        HostRecord host = context.Changes.Update(self, record => AfterStart(record, context.Now));
        SetLive(context, host, isLive: true);
        Connect(context.Changes, host, isConnected: true);
        HostDevices.AfterStart(context.Changes, self);
        if (context.Changes.TryGet(host.ControlDomain, out VMRecord? domain)
            && context.Changes.TryGet(domain.Metrics, out VMMetricsRecord? metrics))
        {
            context.Changes.Set(domain.Metrics, metrics with { StartTime = context.Now, LastUpdated = context.Now });
        }
    }

    /// <summary>The management agent has restarted.</summary>
    public static HostRecord AfterAgentStart(HostRecord host, DateTimeOffset now) => host with
    {
        Enabled = host.Enabled || IsAutoEnabled(host),
        OtherConfig = host.OtherConfig.With(AgentStartKey, Seconds(now)),
        PendingGuidances = host.PendingGuidances.Without(UpdateGuidances.RestartToolstack),
        PendingGuidancesRecommended = host.PendingGuidancesRecommended.Without(UpdateGuidances.RestartToolstack),
        PendingGuidancesFull = host.PendingGuidancesFull.Without(UpdateGuidances.RestartToolstack),
    };

    /// <summary>True unless somebody disabled the host for good, or until its next start.</summary>
    public static bool IsAutoEnabled(HostRecord host) =>
        host.LocalDb.GetOr(HostLocalKeys.AutoEnable, "true") != "false"
        && host.LocalDb.GetOr(HostLocalKeys.DisabledUntilReboot, "false") != "true";

    /// <summary>Makes storage reachable on a host, or unreachable.</summary>
    public static void Connect(Changes changes, HostRecord host, bool isConnected)
    {
        foreach ((Ref<PBDRecord> reference, PBDRecord pbd) in changes.All(host.PBDs))
        {
            changes.Set(reference, pbd with { CurrentlyAttached = isConnected });
        }
    }

    private static HostRecord AfterStart(HostRecord host, DateTimeOffset now)
    {
        HostRecord fresh = host with { LocalDb = host.LocalDb.Without(HostLocalKeys.DisabledUntilReboot) };
        return AfterAgentStart(fresh, now) with
        {
            OtherConfig = host.OtherConfig.With(BootTimeKey, Seconds(now)).With(AgentStartKey, Seconds(now)),
            Display = host.Display switch
            {
                HostDisplay.DisableOnReboot => HostDisplay.Disabled,
                HostDisplay.EnableOnReboot => HostDisplay.Enabled,
                _ => host.Display,
            },
            PendingGuidances = XenSet<UpdateGuidances>.Empty,
            PendingGuidancesRecommended = XenSet<UpdateGuidances>.Empty,
            PendingGuidancesFull = XenSet<UpdateGuidances>.Empty,
            UpdatesRequiringReboot = RefSet<PoolUpdateRecord>.Empty,
        };
    }

    private static void SetLive(DecisionContext context, HostRecord host, bool isLive)
    {
        if (context.Changes.TryGet(host.Metrics, out HostMetricsRecord? metrics))
        {
            context.Changes.Set(host.Metrics, metrics with { Live = isLive, LastUpdated = context.Now });
        }
    }

    /// <summary>Seconds since 1970 as these keys spell them, with a point at the end.</summary>
    private static string Seconds(DateTimeOffset time) =>
        time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + ".";
}
