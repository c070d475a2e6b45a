using Xen.Model.Decisions.Blob;
using Xen.Model.Decisions.Bond;
using Xen.Model.Decisions.Caller;
using Xen.Model.Decisions.Cluster;
using Xen.Model.Decisions.Crashdump;
using Xen.Model.Decisions.Devices;
using Xen.Model.Decisions.DRTask;
using Xen.Model.Decisions.Event;
using Xen.Model.Decisions.Garbage;
using Xen.Model.Decisions.Generic;
using Xen.Model.Decisions.Host;
using Xen.Model.Decisions.LVHD;
using Xen.Model.Decisions.Message;
using Xen.Model.Decisions.Network;
using Xen.Model.Decisions.Observer;
using Xen.Model.Decisions.Operation;
using Xen.Model.Decisions.PBD;
using Xen.Model.Decisions.PIF;
using Xen.Model.Decisions.Pool;
using Xen.Model.Decisions.PVS;
using Xen.Model.Decisions.RateLimit;
using Xen.Model.Decisions.Secret;
using Xen.Model.Decisions.Session;
using Xen.Model.Decisions.SR;
using Xen.Model.Decisions.Subject;
using Xen.Model.Decisions.Task;
using Xen.Model.Decisions.Update;
using Xen.Model.Decisions.VBD;
using Xen.Model.Decisions.VDI;
using Xen.Model.Decisions.VIF;
using Xen.Model.Decisions.VM;
using Xen.Model.Decisions.VMAppliance;
using Xen.Model.Decisions.VMSS;
using Xen.Model.Decisions.VTPM;
using Xen.Model.Decisions.VUSB;
using Xen.Model.Decisions.Waiting;
using Xen.Model.Decisions.XenApi10;
using Xen.Model.Operations;
using Xen.Model.Sequencing;

namespace Xen.Model.Decisions;

/// <summary>The deciders of a XenServer host.</summary>
public static class StandardDeciders
{
    /// <summary>A table of all of them.</summary>
    public static DeciderTable Table()
    {
        var table = new DeciderTable();
        var lifecycles = new Lifecycles();
        var rules = new FieldRules();
        var ends = new OperationEnds();
        var steps = new GroupSteps();
        FieldDeciders.Register(table, rules);
        ObjectDeciders.Register(table, lifecycles);
        SessionDeciders.Register(table);
        TaskDeciders.Register(table);
        TransferDeciders.Register(table);
        EventDeciders.Register(table);
        RegisterAccess(table, lifecycles);
        XenApi10Deciders.Register(table);
        OperationDeciders.Register(table, ends);
        WaitingDeciders.Register(table, ends, steps);
        RegisterVMs(table, lifecycles, rules, ends);
        RegisterVMGroups(table, lifecycles, steps);
        RegisterDevices(table, lifecycles, ends);
        RegisterStorage(table, lifecycles, ends);
        RegisterNetworks(table, lifecycles, ends);
        RegisterHosts(table, ends);
        PoolDeciders.Register(table, ends);
        ClusterDeciders.Register(table);
        ClusterHostDeciders.Register(table);
        return table;
    }

    private static void RegisterAccess(DeciderTable table, Lifecycles lifecycles)
    {
        MessageDeciders.Register(table);
        SecretDeciders.Register(table);
        SubjectDeciders.Register(table, lifecycles);
        CallerDeciders.Register(table, lifecycles);
        RateLimitDeciders.Register(table, lifecycles);
        ObserverDeciders.Register(table, lifecycles);
    }

    private static void RegisterVMs(
        DeciderTable table, Lifecycles lifecycles, FieldRules rules, OperationEnds ends)
    {
        PowerDeciders.Register(table, ends);
        GuestDeciders.Register(table, ends);
        VMLifecycles.Register(lifecycles, ends);
        VMCopyDeciders.Register(table, ends);
        ImportDeciders.Register(table);
        VMMemoryDeciders.Register(table);
        VMProcessorDeciders.Register(table);
        VMSettingDeciders.Register(table, rules);
        VMBootDeciders.Register(table);
        VMQuestionDeciders.Register(table);
        GuestCallDeciders.Register(table, ends);
        VMMetadataDeciders.Register(table);
        VMCounterDeciders.Register(table);
        VMSecureBootDeciders.Register(table);
    }

    private static void RegisterVMGroups(DeciderTable table, Lifecycles lifecycles, GroupSteps steps)
    {
        VMApplianceDeciders.Register(table, lifecycles, steps);
        VMSSDeciders.Register(table, lifecycles, steps);
    }

    private static void RegisterHosts(DeciderTable table, OperationEnds ends)
    {
        HostDeciders.Register(table);
        HostPowerDeciders.Register(table, ends);
        HostMembershipDeciders.Register(table);
        HostMachineDeciders.Register(table, ends);
        HostTimeDeciders.Register(table);
        HostLicenseDeciders.Register(table);
        HostSecurityDeciders.Register(table);
        HostStorageDeciders.Register(table);
        HostAgentDeciders.Register(table);
        HostCertificateDeciders.Register(table, ends);
        UpdateDeciders.Register(table, ends);
        PatchDeciders.Register(table);
        RepositoryDeciders.Register(table, ends);
        DriverDeciders.Register(table);
        PCIDeciders.Register(table);
        GPUDeciders.Register(table);
        VGPUDeciders.Register(table);
        USBDeciders.Register(table);
    }

    private static void RegisterDevices(DeciderTable table, Lifecycles lifecycles, OperationEnds ends)
    {
        VBDLifecycles.Register(lifecycles);
        VBDDeciders.Register(table, ends);
        VIFLifecycles.Register(lifecycles);
        VIFDeciders.Register(table, ends);
        VTPMDeciders.Register(table);
        VUSBDeciders.Register(table, ends);
    }

    private static void RegisterNetworks(DeciderTable table, Lifecycles lifecycles, OperationEnds ends)
    {
        NetworkDeciders.Register(table, lifecycles, ends);
        PIFDeciders.Register(table, ends);
        BondDeciders.Register(table, ends);
        LayeredDeciders.Register(table, ends);
        HostNetworkingDeciders.Register(table, ends);
        SDNControllerDeciders.Register(table);
        PVSDeciders.Register(table, lifecycles);
    }

    private static void RegisterStorage(DeciderTable table, Lifecycles lifecycles, OperationEnds ends)
    {
        VDILifecycles.Register(lifecycles, ends);
        VDIDeciders.Register(table, ends);
        VDISettingDeciders.Register(table);
        SRDeciders.Register(table, ends);
        SRCounterDeciders.Register(table);
        PBDDeciders.Register(table, lifecycles, ends);
        DRTaskDeciders.Register(table, ends);
        LVHDDeciders.Register(table);
        BlobDeciders.Register(table);
        CrashdumpDeciders.Register(table);
        GarbageDeciders.Register(table);
    }
}
