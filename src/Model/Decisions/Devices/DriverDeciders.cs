using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Devices;

/// <summary>Which variant of a driver a host uses. A choice takes effect at the next start of the host.</summary>
internal static class DriverDeciders
{
    public static void Register(DeciderTable table) => table
        .Add<HostDriverSelect>((call, context) => Select(context, call.Self, call.Variant))
        .Add<HostDriverDeselect>((call, context) => Select(context, call.Self, default))
        .Add<DriverVariantSelect>((call, context) =>
            context.Changes.TryGet(call.Self, out DriverVariantRecord? variant)
                ? Select(context, variant.Driver, call.Self)
                : DecisionContext.HandleInvalid(call.Self))
        // A simulated host has the drivers that the records tell of, and no other way to get any.
        .Add<HostDriverRescan>((call, context) => Rescan(context, call.Host))
        .Add<HostRescanDrivers>((call, context) => Rescan(context, call.Self));

    private static Decision Select(
        DecisionContext context, Ref<HostDriverRecord> self, Ref<DriverVariantRecord> wanted)
    {
        if (!context.Changes.TryGet(self, out HostDriverRecord? driver))
        {
            return DecisionContext.HandleInvalid(self);
        }
        if (!wanted.IsNull)
        {
            if (!context.Changes.TryGet(wanted, out DriverVariantRecord? variant))
            {
                return DecisionContext.HandleInvalid(wanted);
            }
            if (variant.Driver != self)
            {
                return new XenError(ErrorCode.InvalidValue, "variant", wanted.ToString());
            }
            if (!variant.HardwarePresent)
            {
                return new XenError(ErrorCode.HostDriverNoHardware, wanted.ToString());
            }
        }
        context.Changes.Set(self, driver with { SelectedVariant = wanted });
        return Decision.Done;
    }

    private static Decision Rescan(DecisionContext context, Ref<HostRecord> host) =>
        HostRules.CheckReachable(context.Changes, host, out _) is { } error ? error : Decision.Done;
}
