using Xen.Model.Classes;
using Xen.Model.Schema;
using Xen.Model.Verbs.Parameters;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands for groups of machines, schedules of snapshots and other things that have a name.</summary>
internal static class GroupVerbs
{
    private const string Named = "name-label";
    private const string Described = "name-description";

    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        Create("appliance-create", VMApplianceRecord.ClassInfo, "Makes a group of VMs that start and stop together."),
        CallVerb.Of("appliance-destroy", "VM_appliance.destroy", "uuid", "Removes such a group and leaves its VMs."),
        CallVerb.Work(
            "appliance-start", "VM_appliance.start", "uuid, paused=false", "Starts the VMs of a group in their order."),
        new Verb(
            "appliance-shutdown", "uuid", "force",
            "Shuts the VMs of a group down in their order; with --force it takes their power.",
            async run => await run.WorkAsync(
                run.IsSet("force") ? "VM_appliance.hard_shutdown" : "VM_appliance.clean_shutdown",
                await run.ReferenceAsync(VMApplianceRecord.ClassInfo, "uuid").ConfigureAwait(false))
                .ConfigureAwait(false)),
        new Verb(
            "vm-group-create", Named, $"{Described}, placement",
            "Makes a group of VMs that are kept together or apart.",
            run => Creation.ShowAsync(
                run, VMGroupRecord.ClassInfo,
                ("name_label", WireValue.Of(run.Need(Named))),
                ("name_description", WireValue.Of(run[Described] ?? "")),
                ("placement", WireValue.Of(run["placement"] ?? "normal")))),
        CallVerb.Of("vm-group-destroy", "VM_group.destroy", "uuid", "Removes such a group and leaves its VMs."),
        new Verb(
            "vmss-create", $"{Named}, type, frequency", $"{Described}, enabled, schedule:, retained-snapshots",
            "Makes a schedule of snapshots: 'type' says of what kind, 'frequency' how often.", CreateScheduleAsync),
        CallVerb.Of("vmss-destroy", "VMSS.destroy", "uuid", "Removes a schedule and leaves its snapshots."),
        CallVerb.Of("gpu-group-destroy", "GPU_group.destroy", "uuid", "Removes a group of graphics cards."),
    ];

    private static Verb Create(string name, XenClass type, string help) => new(
        name, Named, Described, help,
        run => Creation.ShowAsync(
            run, type,
            ("name_label", WireValue.Of(run.Need(Named))),
            ("name_description", WireValue.Of(run[Described] ?? ""))));

    private static async Task CreateScheduleAsync(VerbRun run)
    {
        WireValue count = WireValue.Of(ValueText.Int("retained-snapshots", run["retained-snapshots"] ?? "7"));
        await Creation.ShowAsync(
            run, VMSSRecord.ClassInfo,
            ("name_label", WireValue.Of(run.Need(Named))),
            ("name_description", WireValue.Of(run[Described] ?? "")),
            ("enabled", WireValue.Of(run["enabled"] is null || run.IsSet("enabled"))),
            ("type", WireValue.Of(run.Need("type"))),
            ("frequency", WireValue.Of(run.Need("frequency"))),
            ("retained_snapshots", count),
            ("schedule", TypedValues.Map(run.Line.Behind("schedule:")))).ConfigureAwait(false);
    }
}
