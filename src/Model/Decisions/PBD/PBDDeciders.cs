using Xen.Model.Classes;
using Xen.Model.Decisions.Generic;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Operations.Storage;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.PBD;

/// <summary>How hosts reach storage.</summary>
internal static class PBDDeciders
{
    private const string ForbiddenKey = "SRmaster";

    public static void Register(DeciderTable table, Lifecycles lifecycles, OperationEnds ends)
    {
        table
            .Add<PBDPlug>((call, context) => PBDOperation.BeginPlug(context, call.Self))
            .Add<PBDUnplug>((call, context) => PBDOperation.BeginUnplug(context, call.Self))
            .Add<PBDSetDeviceConfig>(SetDeviceConfig);
        lifecycles
            .Creates<PBDRecord>(Create)
            .Destroys<PBDRecord>(Destroy);
        ends
            .Add(OperationKind.PBDPlug, PBDOperation.EndPlug)
            .Add(OperationKind.PBDUnplug, PBDOperation.EndUnplug);
    }

    private static Decision Create(PBDRecord wanted, DecisionContext context)
    {
        if (!context.Changes.TryGet(wanted.SR, out SRRecord? sr))
        {
            return DecisionContext.HandleInvalid(wanted.SR);
        }
        foreach ((Ref<PBDRecord> reference, PBDRecord other) in context.Changes.All(sr.PBDs))
        {
            if (other.Host == wanted.Host)
            {
                return new XenError(
                    ErrorCode.PBDExists, wanted.SR.ToString(), wanted.Host.ToString(), reference.ToString());
            }
        }
        if (CheckConfiguration(wanted.DeviceConfig) is { } error)
        {
            return error;
        }
        XenMap<string, string> configuration = PBDSecrets.Copy(context, wanted.DeviceConfig, out XenError? unknown);
        if (unknown is not null)
        {
            return unknown;
        }
        ObjectRef created = context.Create(wanted with
        {
            Uuid = context.NewUuid(),
            DeviceConfig = configuration,
            CurrentlyAttached = false,
        });
        return Decision.With(created);
    }

    private static Decision SetDeviceConfig(PBDSetDeviceConfig call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Self, out PBDRecord? pbd))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (CheckConfiguration(call.Value) is { } error)
        {
            return error;
        }
        XenMap<string, string> configuration = PBDSecrets.Copy(context, call.Value, out XenError? unknown);
        if (unknown is not null)
        {
            return unknown;
        }
        PBDSecrets.RemoveCopies(context.Changes, pbd.DeviceConfig);
        context.Changes.Set(call.Self, pbd with { DeviceConfig = configuration });
        return Decision.Done;
    }

    private static Decision Destroy(Ref<PBDRecord> self, PBDRecord pbd, DecisionContext context)
    {
        if (pbd.CurrentlyAttached)
        {
            return new XenError(ErrorCode.OperationNotAllowed, "PBD is currently attached");
        }
        PBDSecrets.RemovePBD(context.Changes, self);
        return Decision.Done;
    }

    private static XenError? CheckConfiguration(XenMap<string, string> configuration) =>
        configuration.TryGetValue(ForbiddenKey, out string? value)
            ? new XenError(
                ErrorCode.ValueNotSupported, "device_config", value, "the server sets this key by itself")
            : null;
}
