using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations.Network;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.PVS;

/// <summary>Sites that stream disks to guests, and their servers.</summary>
internal static class PVSDeciders
{
    public static void Register(DeciderTable table, Lifecycles lifecycles)
    {
        table
            .Add<PVSSiteIntroduce>(IntroduceSite)
            .Add<PVSSiteForget>(ForgetSite)
            .Add<PVSSiteSetPVSUuid>((call, context) => Edits.Change(
                context,
                call.Self,
                _ => RunningProxies(context.Changes, call.Self),
                site => site with { PVSUuid = call.Value }))
            .Add<PVSServerIntroduce>(IntroduceServer)
            .Add<PVSServerForget>(ForgetServer);
        PVSProxyDeciders.Register(table);
        PVSCacheLifecycles.Register(lifecycles);
    }

    /// <summary>What every message of streaming needs first; null when it is there.</summary>
    public static XenError? Unavailable(Changes changes) => PoolFeatures.Missing(changes, PoolFeatures.PVSProxy)
        ?? (PIFChecks.UseVswitch(changes) ? null : new XenError(ErrorCode.OpenvswitchNotActive));

    /// <summary>A reference that must name something; the error names the argument.</summary>
    public static XenError? Dangling<T>(Changes changes, string name, Ref<T> reference)
        where T : XenRecord, IXenRecord => changes.Find(reference) is null
            ? new XenError(ErrorCode.InvalidValue, name, reference.ToString())
            : null;

    private static Decision IntroduceSite(PVSSiteIntroduce call, DecisionContext context) =>
        Unavailable(context.Changes) is { } error
            ? error
            : Decision.With(context.Create(new PVSSiteRecord
            {
                Uuid = context.NewUuid(),
                NameLabel = call.NameLabel,
                NameDescription = call.NameDescription,
                PVSUuid = call.PVSUuid,
            }));

    /// <summary>The caches of the site go with it.</summary>
    private static Decision ForgetSite(PVSSiteForget call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Self, out PVSSiteRecord? site))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (RunningProxies(changes, call.Self) is { } error)
        {
            return error;
        }
        if (site.Servers.Count > 0)
        {
            return new XenError(
                ErrorCode.PVSSiteContainsServers,
                [.. ((IEnumerable<ObjectRef>)site.Servers).Select(server => server.ToString())]);
        }
        foreach ((Ref<PVSCacheStorageRecord> cache, _) in changes.All(site.CacheStorage).ToArray())
        {
            changes.Delete(cache);
        }
        changes.Delete(call.Self);
        return Decision.Done;
    }

    private static XenError? RunningProxies(Changes changes, Ref<PVSSiteRecord> self)
    {
        string[] running =
        [
            .. changes.All(changes.Find(self)?.Proxies ?? RefSet<PVSProxyRecord>.Empty)
                .Where(proxy => proxy.Record.CurrentlyAttached)
                .Select(proxy => proxy.Reference.ToString()),
        ];
        return running.Length > 0 ? new XenError(ErrorCode.PVSSiteContainsRunningProxies, running) : null;
    }

    private static Decision IntroduceServer(PVSServerIntroduce call, DecisionContext context)
    {
        Changes changes = context.Changes;
        XenError? error = Unavailable(changes)
            ?? call.Addresses.Select(address => Addresses.CheckIPv4("addresses", address))
                .FirstOrDefault(wrong => wrong is not null)
            ?? CheckTaken(changes, call.Addresses)
            ?? PortNumbers.CheckRange("first_port", call.FirstPort, "last_port", call.LastPort)
            ?? Dangling(changes, "site", call.Site);
        return error is not null ? error : Decision.With(context.Create(new PVSServerRecord
        {
            Uuid = context.NewUuid(),
            Addresses = XenSet<string>.Of([.. call.Addresses.Distinct()]),
            FirstPort = call.FirstPort,
            LastPort = call.LastPort,
            Site = call.Site,
        }));
    }

    private static XenError? CheckTaken(Changes changes, XenSet<string> wanted)
    {
        string[] taken =
        [
            .. changes.All<PVSServerRecord>().SelectMany(server => server.Record.Addresses)
                .Where(wanted.Contains).Distinct(),
        ];
        return taken.Length > 0 ? new XenError(ErrorCode.PVSServerAddressInUse, taken) : null;
    }

    private static Decision ForgetServer(PVSServerForget call, DecisionContext context)
    {
        if (context.Changes.Find(call.Self) is null)
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        context.Changes.Delete(call.Self);
        return Decision.Done;
    }
}
