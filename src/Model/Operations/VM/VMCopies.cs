using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Operations.Devices;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Operations.VM;

/// <summary>A new VM from one that exists: its settings and devices. The disks are somebody else's matter.</summary>
internal static class VMCopies
{
    private const string OwnerKey = "owner";

    /// <summary>Makes the copy of a VM.</summary>
    /// <param name="context">The decision.</param>
    /// <param name="source">The VM.</param>
    /// <param name="reference">The reference of the copy.</param>
    /// <param name="name">The name of the copy.</param>
    /// <param name="disks">The copy of each disk that was copied; the others are left out, discs stay shared.</param>
    /// <param name="isSnapshot">True for a snapshot, which keeps the identity of network interfaces.</param>
    /// <param name="image">The copy of the image of the VM's memory: the copy is suspended; null for none.</param>
    public static void Make(
        DecisionContext context,
        Ref<VMRecord> source,
        Ref<VMRecord> reference,
        string name,
        IReadOnlyDictionary<Ref<VDIRecord>, Ref<VDIRecord>> disks,
        bool isSnapshot,
        Ref<VDIRecord> image = default)
    {
        Changes changes = context.Changes;
        VMRecord vm = changes.Get(source);
        VMRecord copy = Plain(context, vm) with { NameLabel = name };
        if (!image.IsNull)
        {
            copy = copy with
            {
                PowerState = VMPowerState.Suspended,
                SuspendVDI = image,
                LastBootedRecord = vm.LastBootedRecord,
                LastBootCPUFlags = vm.LastBootCPUFlags,
            };
        }
        string seed = context.NewUuid();
        changes.Create(reference, isSnapshot ? Snapshot(context, source, vm, copy) : Clone(vm, copy, seed));
        // Oldest first, so that the copy lists its devices as the original does.
        foreach ((_, VBDRecord vbd) in changes.All(vm.VBDs).Reverse())
        {
            CopyDisk(context, vbd, reference, disks, isSnapshot, !isSnapshot && !image.IsNull);
        }
        foreach ((_, VIFRecord vif) in changes.All(vm.VIFs).Reverse())
        {
            CopyInterface(context, vif, reference, isSnapshot ? null : seed, !isSnapshot && !image.IsNull);
        }
        foreach ((_, VGPURecord vgpu) in changes.All(vm.VGPUs).Reverse())
        {
            CopyGraphics(context, vgpu, reference);
        }
        CopyModules(context, vm, reference);
        if (isSnapshot)
        {
            changes.Update(source, record => record with { Parent = reference });
        }
    }

    /// <summary>The settings without anything that belongs to the original's present life.</summary>
    private static VMRecord Plain(DecisionContext context, VMRecord vm) => vm with
    {
        Uuid = context.NewUuid(),
        PowerState = VMPowerState.Halted,
        SuspendVDI = default,
        ResidentOn = default,
        ScheduledToBeResidentOn = default,
        Domid = -1,
        Domarch = "",
        Metrics = VMObjects.NewMetrics(context),
        GuestMetrics = default,
        CurrentOperations = XenMap<string, VMOperations>.Empty,
        AllowedOperations = XenSet<VMOperations>.Empty,
        BlockedOperations = XenMap<VMOperations, string>.Empty,
        IsDefaultTemplate = false,
        IsControlDomain = false,
        HaAlwaysRun = false,
        LastBootedRecord = "",
        LastBootCPUFlags = XenMap<string, string>.Empty,
        Blobs = XenMap<string, Ref<BlobRecord>>.Empty,
        ProtectionPolicy = default,
        SnapshotSchedule = default,
        Appliance = default,
        Groups = RefSet<VMGroupRecord>.Empty,
        RequiresReboot = false,
    };

    /// <summary>
    /// A number that tells a guest that it is no longer the machine it was; guests without one get none.
    /// </summary>
    /// <param name="uuid">From what it follows: that nobody else has.</param>
    /// <param name="present">The number before.</param>
    public static string NewGeneration(string uuid, string present)
    {
        if (present.Length == 0)
        {
            return "";
        }
        byte[] bits = Guid.Parse(uuid).ToByteArray();
        return string.Create(
            CultureInfo.InvariantCulture, $"{BitConverter.ToInt64(bits, 0)}:{BitConverter.ToInt64(bits, 8)}");
    }

    private static VMRecord Clone(VMRecord vm, VMRecord copy, string seed)
    {
        XenMap<string, string> keys = copy.OtherConfig
            .Without("default_template")
            .Without("xensource_internal")
            .With(MacAddress.SeedKey, seed);
        bool isNamed = !vm.IsATemplate || keys.ContainsKey("base_template_name");
        return copy with
        {
            OtherConfig = isNamed ? keys : keys.With("base_template_name", vm.NameLabel),
            GenerationId = NewGeneration(copy.Uuid, vm.GenerationId),
            IsASnapshot = false,
            SnapshotOf = default,
            SnapshotTime = DateTimeOffset.UnixEpoch,
            SnapshotInfo = XenMap<string, string>.Empty,
            SnapshotMetadata = "",
            TransportableSnapshotId = "",
            Parent = default,
        };
    }

    private static VMRecord Snapshot(DecisionContext context, Ref<VMRecord> source, VMRecord vm, VMRecord copy) =>
        copy with
        {
            IsATemplate = true,
            IsASnapshot = true,
            SnapshotOf = source,
            SnapshotTime = context.Now,
            SnapshotInfo = XenMap<string, string>.Of(
                ("power-state-at-snapshot", Enums.VMPowerState.NameOf(vm.PowerState)),
                ("disk-snapshot-type", "crash_consistent")),
            SnapshotMetadata = RecordArgument.Write(vm),
            Parent = vm.Parent,
            GuestMetrics = context.Changes.TryGet(vm.GuestMetrics, out VMGuestMetricsRecord? guest)
                ? context.Create(guest with { Uuid = context.NewUuid() })
                : default,
        };

    /// <summary>A VBD of one VM for another; none for a disk that was left out.</summary>
    public static void CopyDisk(
        DecisionContext context,
        VBDRecord vbd,
        Ref<VMRecord> owner,
        IReadOnlyDictionary<Ref<VDIRecord>, Ref<VDIRecord>> disks,
        bool isSnapshot,
        bool isAttached)
    {
        Ref<VDIRecord> disk = vbd.VDI;
        if (vbd is { Type: not VBDType.CD, Empty: false } && !disks.TryGetValue(vbd.VDI, out disk))
        {
            return;
        }
        context.Create(vbd with
        {
            Uuid = context.NewUuid(),
            VM = owner,
            VDI = disk,
            CurrentlyAttached = isAttached,
            Reserved = false,
            CurrentOperations = XenMap<string, VBDOperations>.Empty,
            AllowedOperations = XenSet<VBDOperations>.Empty,
            RuntimeProperties = XenMap<string, string>.Empty,
            OtherConfig = isSnapshot || vbd.Type == VBDType.CD ? vbd.OtherConfig : vbd.OtherConfig.With(OwnerKey, ""),
            Metrics = context.Create(new VBDMetricsRecord { Uuid = context.NewUuid(), LastUpdated = context.Now }),
        });
    }

    /// <summary>A network interface of one VM for another.</summary>
    /// <param name="context">The decision.</param>
    /// <param name="vif">The interface.</param>
    /// <param name="owner">The VM that gets the copy.</param>
    /// <param name="seed">From what its new address follows; null to keep the address.</param>
    /// <param name="isAttached">True for a suspended VM, whose devices are attached in name.</param>
    public static void CopyInterface(
        DecisionContext context, VIFRecord vif, Ref<VMRecord> owner, string? seed, bool isAttached) =>
        context.Create(vif with
        {
            Uuid = context.NewUuid(),
            VM = owner,
            MAC = seed is null ? vif.MAC : MacAddress.Derive(seed, vif.Device),
            MACAutogenerated = seed is not null || vif.MACAutogenerated,
            CurrentlyAttached = isAttached,
            Reserved = false,
            CurrentOperations = XenMap<string, VIFOperations>.Empty,
            AllowedOperations = XenSet<VIFOperations>.Empty,
            RuntimeProperties = XenMap<string, string>.Empty,
            Metrics = context.Create(new VIFMetricsRecord { Uuid = context.NewUuid(), LastUpdated = context.Now }),
        });

    /// <summary>
    /// The TPMs of one VM for another, but for those whose contents must not be copied. The contents are the same
    /// object until one of them is written.
    /// </summary>
    public static void CopyModules(DecisionContext context, VMRecord vm, Ref<VMRecord> owner)
    {
        foreach ((_, VTPMRecord vtpm) in context.Changes.All(vm.VTPMs))
        {
            if (!vtpm.IsUnique)
            {
                context.Create(vtpm with { Uuid = context.NewUuid(), VM = owner });
            }
        }
    }

    /// <summary>A virtual graphics processor of one VM for another.</summary>
    public static void CopyGraphics(DecisionContext context, VGPURecord vgpu, Ref<VMRecord> owner) =>
        context.Create(vgpu with
        {
            Uuid = context.NewUuid(),
            VM = owner,
            CurrentlyAttached = false,
            ResidentOn = default,
            ScheduledToBeResidentOn = default,
        });
}
