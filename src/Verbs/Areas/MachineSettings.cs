using Xen.Model.Verbs.Selectors;

namespace Xen.Model.Verbs.Areas;

/// <summary>Commands for memory, processors and other settings of machines.</summary>
internal static class MachineSettings
{
    /// <summary>All of them.</summary>
    public static IEnumerable<Verb> All =>
    [
        Memory(
            "vm-memory-static-range-set", "VM.set_memory_static_range", "@, min#, max#",
            "Sets the bounds that a VM's memory keeps to as long as it runs; it must be halted.", isRange: true),
        Memory(
            "vm-memory-dynamic-range-set", "VM.set_memory_dynamic_range", "@, min#, max#",
            "Sets the bounds between which a running VM's memory may change.", isRange: true),
        Memory(
            "vm-memory-limits-set", "VM.set_memory_limits", "@, static-min#, static-max#, dynamic-min#, dynamic-max#",
            "Sets all four bounds of a VM's memory.", isRange: true),
        Memory(
            "vm-memory-target-set", "VM.set_memory_dynamic_range", "@, target#, target#",
            "Sets how much memory a VM is to use.", isRange: false),
        Memory(
            "vm-memory-set", "VM.set_memory", "@, memory#", "Sets all bounds of a VM's memory to one value.",
            isRange: true),
        Memory(
            "vm-memory-balloon", "VM.set_memory_dynamic_range", "@, target#, target#",
            "The old name of vm-memory-target-set.", isRange: false) with { IsHidden = true },
        Memory(
            "vm-memory-target-wait", "VM.wait_memory_target_live", "@",
            "Waits until a VM uses as much memory as it is to use.", isRange: false) with { IsHidden = true },
        Memory(
            "vm-memory-shadow-multiplier-set", "VM.set_shadow_multiplier_live", "@, multiplier",
            "Sets how much memory a running VM has for shadow page tables.", isRange: false),
        Memory(
            "vm-compute-maximum-memory", "VM.maximise_memory", "@, total#, approximate=false",
            "Shows how much memory a VM could have of a total.", isRange: false),
        Memory(
            "vm-compute-memory-overhead", "VM.compute_memory_overhead", "@",
            "Shows how much memory a VM takes beside its own.", isRange: false),
        CallVerb.ForVMs(
            "vm-vcpu-hotplug", "VM.set_VCPUs_number_live", "@, new-vcpus",
            "Changes the number of processors of running VMs."),
        CallVerb.ForVMs(
            "vm-get-possible-hosts", "VM.get_possible_hosts", "@", "Shows where the selected VMs can run.") with
        {
            IsHidden = true,
        },
        CallVerb.Of(
            "vm-copy-bios-strings", "VM.copy_bios_strings", "vm-uuid, host-uuid",
            "Gives a VM the BIOS strings of a host."),
        CallVerb.ForVMs(
            "vm-restart-device-models", "VM.restart_device_models", "@", "Restarts the device models of VMs."),
        CallVerb.Of("vm-set-uefi-mode", "VM.set_uefi_mode", "uuid, mode", "Sets the UEFI mode of a VM."),
        CallVerb.Of(
            "vm-get-secureboot-readiness", "VM.get_secureboot_readiness", "uuid",
            "Shows whether a VM is ready for secure boot."),
        CallVerb.ForVMs(
            "vm-assert-agile", "VM.assert_agile", "@", "Fails for VMs that cannot run on every host.") with
        {
            IsHidden = true,
        },
    ];

    private static Verb Memory(string name, string method, string arguments, string help, bool isRange) =>
        CallVerb.WorkOnVMs(name, method, arguments, help) with
        {
            TakesControlDomains = true,
            TakesTemplates = isRange,
        };
}
