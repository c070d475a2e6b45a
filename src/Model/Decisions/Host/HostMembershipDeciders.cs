using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Pool;
using Xen.Model.Operations.VM;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Host;

/// <summary>Hosts that enter the pool's database, are given up as dead, or are forgotten.</summary>
internal static class HostMembershipDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<HostCreate>(Create)
        .Add<HostDeclareDead>(DeclareDead)
        .Add<HostDestroy>(Destroy);

    /// <summary>The record of a host that joins: not live before it says so itself.</summary>
    private static Decision Create(HostCreate call, DecisionContext context)
    {
        if (context.Changes.All<HostRecord>().Any(host => host.Record.Uuid == call.UUID))
        {
            return new XenError(ErrorCode.InternalError, $"the uuid {call.UUID} is that of another host");
        }
        Ref<HostMetricsRecord> metrics = context.Create(new HostMetricsRecord
        {
            Uuid = context.NewUuid(),
            LastUpdated = context.Now,
        });
        return Decision.With(context.Create(new HostRecord
        {
            Uuid = call.UUID.Length > 0 ? call.UUID : context.NewUuid(),
            NameLabel = call.NameLabel,
            NameDescription = call.NameDescription,
            Hostname = call.Hostname,
            Address = call.Address,
            Metrics = metrics,
            ExternalAuthType = call.ExternalAuthType,
            ExternalAuthServiceName = call.ExternalAuthServiceName,
            ExternalAuthConfiguration = call.ExternalAuthConfiguration,
            LicenseParams = call.LicenseParams,
            Edition = call.Edition,
            LicenseServer = call.LicenseServer,
            LocalCacheSr = call.LocalCacheSr,
            ChipsetInfo = call.ChipsetInfo,
            SslLegacy = call.SslLegacy,
            LastSoftwareUpdate = call.LastSoftwareUpdate,
            LastUpdateHash = call.LastUpdateHash,
            SshEnabled = call.SshEnabled,
            SshEnabledTimeout = call.SshEnabledTimeout,
            SshExpiry = call.SshExpiry,
            ConsoleIdleTimeout = call.ConsoleIdleTimeout,
            SshAutoMode = call.SshAutoMode,
            SecureBoot = call.SecureBoot,
            SoftwareVersion = call.SoftwareVersion,
            HttpsOnly = call.HttpsOnly,
            MaxCstate = call.MaxCstate,
            NtpMode = call.NtpMode,
            NtpCustomServers = call.NtpCustomServers,
            Timezone = call.Timezone,
            NumaAffinityPolicy = call.NumaAffinityPolicy,
            LatestSyncedUpdatesApplied = call.LatestSyncedUpdatesApplied,
            PendingGuidancesFull = call.PendingGuidancesFull,
            PendingGuidancesRecommended = call.PendingGuidancesRecommended,
        }));
    }

    /// <summary>The guests of a host that is gone are as if they had been switched off with it.</summary>
    private static Decision DeclareDead(HostDeclareDead call, DecisionContext context)
    {
        if (CheckGone(call.Host, context) is { } error)
        {
            return error;
        }
        Changes changes = context.Changes;
        foreach ((Ref<VMRecord> reference, VMRecord vm) in changes.All(changes.Get(call.Host).ResidentVMs).ToArray())
        {
            if (!vm.IsControlDomain)
            {
                Domains.CancelOperations(changes, reference);
                Domains.Halt(changes, reference);
            }
        }
        changes.Update(call.Host, host => host with
        {
            Enabled = false,
            CurrentOperations = XenMap<string, HostAllowedOperations>.Empty,
        });
        return Decision.Done;
    }

    private static Decision Destroy(HostDestroy call, DecisionContext context)
    {
        if (CheckGone(call.Self, context) is { } error)
        {
            return error;
        }
        Changes changes = context.Changes;
        HostRecord host = changes.Get(call.Self);
        if (changes.All(host.ResidentVMs).Any(vm => !vm.Record.IsControlDomain))
        {
            return new XenError(ErrorCode.HostHasResidentVMS, call.Self.ToString());
        }
        ForgetStorage(changes, host);
        VMObjects.Remove(changes, host.ControlDomain);
        changes.Delete(host.Metrics);
        foreach ((ObjectRef driver, _) in changes.All<HostDriverRecord>()
            .Where(driver => driver.Record.Host == call.Self)
            .Select(driver => ((ObjectRef)driver.Reference, driver.Record)).ToArray())
        {
            changes.Delete(driver);
        }
        foreach (RefSet parts in PartsOf(host))
        {
            foreach (ObjectRef part in parts)
            {
                changes.Delete(part);
            }
        }
        changes.Delete(call.Self);
        return Decision.Done;
    }

    private static RefSet[] PartsOf(HostRecord host) =>
    [
        host.PBDs, host.PIFs, host.HostCPUs, host.Crashdumps, host.Patches, host.PGPUs, host.PCIs, host.PUSBs,
        host.Features, host.Certificates,
    ];

    /// <summary>A repository that no other host knows is lost with the host: its records go, its data stay.</summary>
    private static void ForgetStorage(Changes changes, HostRecord host)
    {
        foreach ((_, PBDRecord pbd) in changes.All(host.PBDs).ToArray())
        {
            if (!changes.TryGet(pbd.SR, out SRRecord? sr) || sr.PBDs.Count > 1)
            {
                continue;
            }
            foreach (ObjectRef vdi in (RefSet)sr.VDIs)
            {
                changes.Delete(vdi);
            }
            changes.Delete(pbd.SR);
        }
    }

    private static XenError? CheckGone(Ref<HostRecord> self, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(self, out HostRecord? host))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (changes.Find(host.Metrics) is { Live: true })
        {
            return new XenError(ErrorCode.HostIsLive, self.ToString());
        }
        return Pools.Coordinator(changes) == self
            ? new XenError(ErrorCode.HostCannotDestroySelf, self.ToString())
            : null;
    }
}
