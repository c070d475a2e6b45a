using Xen.Model.Classes;
using Xen.Model.Operations.Devices;
using Xen.Model.Operations.Rules;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>What a VM's domain coming, going or sleeping means for the VM and everything that belongs to it.</summary>
internal static class Domains
{
    /// <summary>Name of the fact that says what is left of a domain after a failure.</summary>
    public const string DomainFact = "domain";

    /// <summary>Value of <see cref="DomainFact"/> when nothing is left.</summary>
    public const string Gone = "gone";

    /// <summary>Name of the fact that is a new domain's number.</summary>
    public const string DomidFact = "domid";

    private const string InstalledLoader = "pygrub";
    private const string InstallRoundKey = "install-round";

    /// <summary>A domain has been built and runs, or waits paused.</summary>
    public static void Arrive(
        DecisionContext context, Ref<VMRecord> self, Ref<HostRecord> host, long domid, VMPowerState state)
    {
        Changes changes = context.Changes;
        AttachDevices(changes, changes.Get(self));
        changes.Delete(changes.Get(self).GuestMetrics);
        changes.Update(self, vm => vm with
        {
            ResidentOn = host,
            ScheduledToBeResidentOn = default,
            PowerState = state,
            Domid = domid,
            Domarch = VMRules.IsHvm(vm) ? "" : "x86_64",
            MemoryTarget = vm.MemoryDynamicMax,
            MemoryOverhead = HostMemory.OverheadOf(vm),
            RequiresReboot = false,
            GuestMetrics = context.Create(new VMGuestMetricsRecord
            {
                Uuid = context.NewUuid(),
                LastUpdated = context.Now,
            }),
            LastBootCPUFlags = CpuFlags(changes, host),
            PVBootloader = vm.PVBootloader == Installer.Name ? InstalledLoader : vm.PVBootloader,
            OtherConfig = vm.OtherConfig.Without(InstallRoundKey),
        });
        NoteStart(context, self, context.Now);
        Consoles.Replace(context, self, host);
    }

    /// <summary>
    /// A suspended VM's domain is back; the guest has noticed nothing, so what it reported still holds.
    /// </summary>
    public static void Return(
        DecisionContext context, Ref<VMRecord> self, Ref<HostRecord> host, long domid, VMPowerState state)
    {
        context.Changes.Update(self, vm => vm with
        {
            ResidentOn = host,
            ScheduledToBeResidentOn = default,
            PowerState = state,
            Domid = domid,
            SuspendVDI = default,
        });
        NoteStart(context, self, null);
        Consoles.Replace(context, self, host);
    }

    /// <summary>The domain is gone for good: everything is as for a VM that is halted.</summary>
    public static void Halt(Changes changes, Ref<VMRecord> self)
    {
        VMRecord vm = changes.Get(self);
        foreach ((Ref<VBDRecord> reference, VBDRecord vbd) in changes.All(vm.VBDs))
        {
            changes.Set(reference, vbd with
            {
                CurrentlyAttached = false,
                Reserved = false,
                RuntimeProperties = XenMap<string, string>.Empty,
            });
        }
        foreach ((Ref<VIFRecord> reference, VIFRecord vif) in changes.All(vm.VIFs))
        {
            changes.Set(reference, vif with { CurrentlyAttached = false, Reserved = false });
        }
        foreach ((Ref<VUSBRecord> reference, VUSBRecord vusb) in changes.All(vm.VUSBs))
        {
            changes.Set(reference, vusb with { CurrentlyAttached = false });
        }
        ReleaseHardware(changes, self, vm);
        Consoles.Remove(changes, self);
        changes.Update(self, record => Away(record) with
        {
            PowerState = VMPowerState.Halted,
            RequiresReboot = false,
            HaAlwaysRun = false,
        });
        if (changes.TryGet(vm.Metrics, out VMMetricsRecord? metrics))
        {
            changes.Set(vm.Metrics, metrics with { CurrentDomainType = DomainType.Unspecified });
        }
    }

    /// <summary>The domain's memory is in an image and the domain is gone; devices stay attached in name.</summary>
    public static void Sleep(Changes changes, Ref<VMRecord> self, Ref<VDIRecord> image)
    {
        Consoles.Remove(changes, self);
        changes.Update(self, vm => Away(vm) with { PowerState = VMPowerState.Suspended, SuspendVDI = image });
    }

    /// <summary>After a failure: what is left of the domain decides how the VM stands.</summary>
    public static void Settle(OperationEnding ending, Ref<VMRecord> self)
    {
        if (ending.Fact(DomainFact) == Gone)
        {
            Halt(ending.Changes, self);
        }
    }

    /// <summary>Asks to give up everything that is being done to a VM.</summary>
    public static void CancelOperations(Changes changes, Ref<VMRecord> self)
    {
        string target = self.ToString();
        foreach ((Ref<OperationRecord> reference, OperationRecord operation) in changes.All<OperationRecord>())
        {
            if (operation.Target == target)
            {
                changes.Set(reference, operation with { CancelRequested = true });
            }
        }
    }

    /// <summary>Graphics processors and other devices of the host are free for other VMs.</summary>
    private static void ReleaseHardware(Changes changes, Ref<VMRecord> self, VMRecord vm)
    {
        foreach ((Ref<VGPURecord> reference, VGPURecord vgpu) in changes.All(vm.VGPUs))
        {
            changes.Set(reference, vgpu with
            {
                CurrentlyAttached = false,
                ResidentOn = default,
                ScheduledToBeResidentOn = default,
            });
        }
        foreach ((Ref<PCIRecord> reference, PCIRecord pci) in changes.All(vm.AttachedPCIs).ToArray())
        {
            changes.Set(reference, pci with
            {
                AttachedVMs = RefSet<VMRecord>.Of(pci.AttachedVMs.Where<Ref<VMRecord>>(other => other != self)),
            });
        }
    }

    private static VMRecord Away(VMRecord vm) => vm with
    {
        ResidentOn = default,
        ScheduledToBeResidentOn = default,
        Domid = -1,
        Domarch = "",
    };

    private static void AttachDevices(Changes changes, VMRecord vm)
    {
        foreach ((Ref<VBDRecord> reference, VBDRecord vbd) in changes.All(vm.VBDs))
        {
            // An empty drive is there too: discs can be put in while the VM runs.
            changes.Set(reference, vbd with { CurrentlyAttached = true, Device = DiskDevices.NameOf(vbd, vm) });
        }
        foreach ((Ref<VIFRecord> reference, VIFRecord vif) in changes.All(vm.VIFs))
        {
            changes.Set(reference, vif with { CurrentlyAttached = true });
        }
        foreach ((Ref<VUSBRecord> reference, VUSBRecord vusb) in changes.All(vm.VUSBs))
        {
            changes.Set(reference, vusb with { CurrentlyAttached = true });
        }
    }

    private static void NoteStart(DecisionContext context, Ref<VMRecord> self, DateTimeOffset? started)
    {
        VMRecord vm = context.Changes.Get(self);
        if (!context.Changes.TryGet(vm.Metrics, out VMMetricsRecord? metrics))
        {
            return;
        }
        context.Changes.Set(vm.Metrics, metrics with
        {
            MemoryActual = vm.MemoryTarget,
            VCPUsNumber = vm.VCPUsAtStartup,
            StartTime = started ?? metrics.StartTime,
            LastUpdated = context.Now,
            Hvm = VMRules.IsHvm(vm),
            CurrentDomainType = VMRules.IsHvm(vm) ? DomainType.Hvm : vm.DomainType,
        });
    }

    private static XenMap<string, string> CpuFlags(Changes changes, Ref<HostRecord> host)
    {
        XenMap<string, string> info = changes.Find(host)?.CpuInfo ?? XenMap<string, string>.Empty;
        return XenMap<string, string>.Of(
            ("vendor", info.GetOr("vendor", "")), ("features", info.GetOr("features", "")));
    }
}
