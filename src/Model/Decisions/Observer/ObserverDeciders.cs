using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Observer;

/// <summary>
/// Settings of tracing: kept and checked as the API demands. This server emits no spans, so nothing is sent anywhere.
/// </summary>
internal static class ObserverDeciders
{
    public static void Register(DeciderTable table, Lifecycles lifecycles)
    {
        lifecycles.Creates<ObserverRecord>(Create);
        table
            .Add<ObserverSetEnabled>((call, context) =>
                Edits.Set(context, call.Self, ObserverRecord.EnabledField, call.Value))
            .Add<ObserverSetHosts>((call, context) => Edits.Change(
                context, call.Self, _ => Hosts(call.Value, context), item => item with { Hosts = call.Value }))
            .Add<ObserverSetAttributes>((call, context) => Edits.Change(
                context,
                call.Self,
                _ => ObserverRules.Attributes(call.Value),
                item => item with { Attributes = call.Value }))
            .Add<ObserverSetEndpoints>((call, context) => Edits.Change(
                context,
                call.Self,
                _ => ObserverRules.Endpoints(call.Value),
                item => item with { Endpoints = call.Value }))
            .Add<ObserverSetComponents>((call, context) => Edits.Change(
                context,
                call.Self,
                _ => ObserverRules.Components(call.Value),
                item => item with { Components = call.Value }));
    }

    private static Decision Create(ObserverRecord record, DecisionContext context)
    {
        XenError? error = Hosts(record.Hosts, context)
            ?? ObserverRules.Attributes(record.Attributes)
            ?? ObserverRules.Endpoints(record.Endpoints)
            ?? ObserverRules.Components(record.Components);
        return error is not null
            ? error
            : Decision.With((ObjectRef)context.Create(record with { Uuid = context.NewUuid() }));
    }

    private static XenError? Hosts(RefSet<HostRecord> hosts, DecisionContext context)
    {
        foreach (Ref<HostRecord> host in hosts)
        {
            if (context.Changes.Find(host) is null)
            {
                return DecisionContext.HandleInvalid(host);
            }
        }
        return null;
    }
}
