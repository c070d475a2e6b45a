using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions.Devices;

/// <summary>USB devices of hosts, and the groups through which guests get them.</summary>
internal static class USBDeciders
{
    public static void Register(DeciderTable table) => table
        // A simulated host has the devices that the records tell of.
        .Add<PUSBScan>((call, context) => HostRules.CheckReachable(context.Changes, call.Host, out _) is { } error
            ? error
            : Decision.Done)
        .Add<PUSBSetPassthroughEnabled>(SetPassthrough)
        .Add<USBGroupCreate>((call, context) => Decision.With(context.Create(new USBGroupRecord
        {
            Uuid = context.NewUuid(),
            NameLabel = call.NameLabel,
            NameDescription = call.NameDescription,
            OtherConfig = call.OtherConfig,
        })))
        .Add<USBGroupDestroy>(DestroyGroup);

    /// <summary>
    /// A device that guests may get is in a group; one that they may no longer get takes the virtual devices of its
    /// group with it, unless a guest has it in use.
    /// </summary>
    private static Decision SetPassthrough(PUSBSetPassthroughEnabled call, DecisionContext context)
    {
        Changes changes = context.Changes;
        if (!changes.TryGet(call.Self, out PUSBRecord? device))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (device.PassthroughEnabled == call.Value)
        {
            return Decision.Done;
        }
        Ref<USBGroupRecord> group = device.USBGroup;
        if (changes.TryGet(group, out USBGroupRecord? record) && !call.Value)
        {
            foreach ((_, VUSBRecord vusb) in changes.All(record.VUSBs))
            {
                if (vusb.CurrentlyAttached)
                {
                    return new XenError(ErrorCode.USBAlreadyAttached, call.Self.ToString(), vusb.VM.ToString());
                }
            }
            foreach (ObjectRef vusb in (RefSet)record.VUSBs)
            {
                changes.Delete(vusb);
            }
        }
        if (record is null && call.Value)
        {
            group = context.Create(new USBGroupRecord
            {
                Uuid = context.NewUuid(),
                NameLabel = $"Group of {device.VendorId} {device.ProductId} USBs",
            });
        }
        changes.Set(call.Self, device with { PassthroughEnabled = call.Value, USBGroup = group });
        return Decision.Done;
    }

    private static Decision DestroyGroup(USBGroupDestroy call, DecisionContext context)
    {
        if (!context.Changes.TryGet(call.Self, out USBGroupRecord? group))
        {
            return DecisionContext.HandleInvalid(call.Self);
        }
        if (group.VUSBs.Count > 0)
        {
            return new XenError(ErrorCode.USBGroupContainsVUSB, ReferenceList.Of(group.VUSBs));
        }
        if (group.PUSBs.Count > 0)
        {
            return new XenError(ErrorCode.USBGroupContainsPUSB, ReferenceList.Of(group.PUSBs));
        }
        context.Changes.Delete(call.Self);
        return Decision.Done;
    }
}
