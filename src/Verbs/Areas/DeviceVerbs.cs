using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Rpc.Inside;
using Xen.Model.Verbs.Failures;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Verbs.Reading;
using Xen.Model.Verbs.Views;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands for single devices of machines.</summary>
internal static class DeviceVerbs
{
    private static readonly TimeSpan s_retryPause = TimeSpan.FromSeconds(1);

    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        new Verb(
            "vbd-create", "vm-uuid, device", "vdi-uuid, bootable, type, mode, unpluggable",
            "Makes a block device for a VM: a disk, a CD or a floppy; without 'vdi-uuid' an empty CD drive.",
            CreateBlockAsync),
        CallVerb.Of("vbd-destroy", "VBD.destroy", "uuid", "Removes a block device."),
        CallVerb.Work("vbd-plug", "VBD.plug", "uuid", "Plugs a block device into its VM, which runs."),
        new Verb(
            "vbd-unplug", "uuid", "timeout, force",
            "Unplugs a block device from its VM; with 'timeout' it is tried for so many seconds while the VM does "
            + "not let go of it.",
            UnplugBlockAsync),
        CallVerb.Work("vbd-insert", "VBD.insert", "uuid, vdi-uuid", "Puts a disc into a drive."),
        CallVerb.Work("vbd-eject", "VBD.eject", "uuid", "Takes the disc out of a drive."),
        CallVerb.Of("vbd-pause", "VBD.pause", "uuid", "Holds the traffic of a block device; shows a token."),
        CallVerb.Of("vbd-unpause", "VBD.unpause", "uuid, token=", "Lets the traffic of a block device go on."),
        new Verb(
            "vif-create", "device, network-uuid, vm-uuid", "mac",
            "Makes a network interface for a VM; 'mac=random' and no mac at all have one drawn.",
            CreateInterfaceAsync),
        CallVerb.Of("vif-destroy", "VIF.destroy", "uuid", "Removes a network interface."),
        CallVerb.Work("vif-plug", "VIF.plug", "uuid", "Plugs a network interface into its VM, which runs."),
        new Verb(
            "vif-unplug", "uuid", "force", "Unplugs a network interface from its VM.",
            async run => await run.WorkAsync(
                run.IsSet("force") ? "VIF.unplug_force" : "VIF.unplug",
                WireValue.Of((await run.NeedAsync(VIFRecord.ClassInfo, "uuid").ConfigureAwait(false)).Reference))
                .ConfigureAwait(false)),
        CallVerb.Work("vif-move", "VIF.move", "uuid, network-uuid", "Moves an interface to another network."),
        CallVerb.Of(
            "vif-configure-ipv4", "VIF.configure_ipv4", "uuid, mode, address=, gateway=",
            "Sets the IPv4 address that a guest is to use."),
        CallVerb.Of(
            "vif-configure-ipv6", "VIF.configure_ipv6", "uuid, mode, address=, gateway=",
            "Sets the IPv6 address that a guest is to use."),
        CallVerb.Of("vtpm-create", "VTPM.create", "vm-uuid, is-unique=false", "Gives a VM a TPM."),
        CallVerb.Of("vtpm-destroy", "VTPM.destroy", "uuid", "Removes a TPM with what it holds."),
        CallVerb.Of("vusb-create", "VUSB.create", "vm-uuid, usb-group-uuid", "Gives a VM a USB device of a group."),
        CallVerb.Of("vusb-unplug", "VUSB.unplug", "uuid", "Unplugs a USB device."),
        CallVerb.Of("vusb-destroy", "VUSB.destroy", "uuid", "Removes a USB device."),
    ];

    private static async Task CreateBlockAsync(VerbRun run)
    {
        bool isEmpty = run["vdi-uuid"] is null;
        string type = Read(run, "type", "vbd_type", isEmpty ? "CD" : "Disk");
        if (isEmpty && type != "CD")
        {
            throw new CommandFailedException("Only a CD drive can be empty; name a disk with vdi-uuid");
        }
        ApiRecord vm = await run.NeedAsync(VMRecord.ClassInfo, "vm-uuid").ConfigureAwait(false);
        string device = run.Need("device");
        await Creation.ShowAsync(
            run, VBDRecord.ClassInfo,
            ("VM", WireValue.Of(vm.Reference)),
            ("VDI", await run.ReferenceAsync(VDIRecord.ClassInfo, "vdi-uuid").ConfigureAwait(false)),
            ("userdevice", WireValue.Of(device)),
            ("bootable", WireValue.Of(run.IsSet("bootable"))),
            ("mode", WireValue.Of(Read(run, "mode", "vbd_mode", type == "CD" ? "RO" : "RW"))),
            ("type", WireValue.Of(type)),
            ("unpluggable", WireValue.Of(run["unpluggable"] is null || run.IsSet("unpluggable"))),
            ("empty", WireValue.Of(isEmpty))).ConfigureAwait(false);
    }

    private static string Read(VerbRun run, string name, string type, string otherwise) =>
        run[name] is not { } text
            ? otherwise
            : EnumText.Read(type, text)
                ?? throw ValueText.Expected(name, text, string.Join(", ", EnumText.Choices(type)));

    private static async Task UnplugBlockAsync(VerbRun run)
    {
        ApiRecord vbd = await run.NeedAsync(VBDRecord.ClassInfo, "uuid").ConfigureAwait(false);
        double seconds = ValueText.Float("timeout", run["timeout"] ?? "0");
        DateTimeOffset end = TimeProvider.System.GetUtcNow().AddSeconds(Math.Clamp(seconds, 0, 86_400));
        while (true)
        {
            try
            {
                await run.WorkAsync(
                    run.IsSet("force") ? "VBD.unplug_force" : "VBD.unplug", WireValue.Of(vbd.Reference))
                    .ConfigureAwait(false);
                return;
            }
            catch (XenApiFailedException failure) when (
                failure.Error.Code == ErrorCode.DeviceDetachRejected && TimeProvider.System.GetUtcNow() < end)
            {
                await Task.Delay(s_retryPause, run.Api.Peer.Aborted).ConfigureAwait(false);
            }
        }
    }

    private static async Task CreateInterfaceAsync(VerbRun run)
    {
        ApiRecord vm = await run.NeedAsync(VMRecord.ClassInfo, "vm-uuid").ConfigureAwait(false);
        ApiRecord network = await run.NeedAsync(NetworkRecord.ClassInfo, "network-uuid").ConfigureAwait(false);
        await Creation.ShowAsync(
            run, VIFRecord.ClassInfo,
            ("device", WireValue.Of(run.Need("device"))),
            ("network", WireValue.Of(network.Reference)),
            ("VM", WireValue.Of(vm.Reference)),
            ("MAC", WireValue.Of(run["mac"] is { } mac and not "random" ? mac : "")),
            ("MTU", network["MTU"])).ConfigureAwait(false);
    }
}
