using System.Collections.Immutable;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Formats.Xva;
using Xen.Model.Primitives;

namespace Xen.Model.Rpc.Handlers.Import;

/// <summary>The objects that a legacy appliance stands for.</summary>
internal static class LegacyObjects
{
    private const long StaticMin = 16L << 20;

    /// <summary>Makes them, and tells the folder of each disk.</summary>
    public static ImmutableArray<ImportedObject> Of(
        LegacyAppliance appliance, out IReadOnlyDictionary<ObjectRef, string> names)
    {
        Ref<VMRecord> vm = Id(1).As<VMRecord>();
        var objects = ImmutableArray.CreateBuilder<ImportedObject>();
        objects.Add(new ImportedObject(vm, Machine(appliance)));
        var folders = new Dictionary<ObjectRef, string>();
        foreach (LegacyDisk disk in appliance.Disks)
        {
            ObjectRef id = Id(objects.Count + 1);
            folders.Add(id, disk.Directory);
            objects.Add(new ImportedObject(id, new VDIRecord
            {
                NameLabel = disk.Name,
                VirtualSize = disk.Size,
                Type = TypeOf(disk),
            }));
        }
        foreach (LegacyDrive drive in appliance.Drives)
        {
            int at = appliance.Disks.ToList().FindIndex(disk => disk.Name == drive.Disk);
            objects.Add(new ImportedObject(Id(objects.Count + 1), new VBDRecord
            {
                VM = vm,
                VDI = objects[at + 1].Id.As<VDIRecord>(),
                Userdevice = drive.Device,
                Bootable = drive.IsRoot,
                Mode = drive.IsReadOnly ? VBDMode.RO : VBDMode.RW,
                Type = VBDType.Disk,
                Unpluggable = TypeOf(appliance.Disks[at]) != VDIType.System,
                OtherConfig = XenMap<string, string>.Of(("owner", "")),
            }));
        }
        objects.Add(new ImportedObject(Id(objects.Count + 1), new VBDRecord
        {
            VM = vm,
            Userdevice = "autodetect",
            Mode = VBDMode.RO,
            Type = VBDType.CD,
            Empty = true,
            Unpluggable = true,
        }));
        names = folders;
        return objects.ToImmutable();
    }

    private static VMRecord Machine(LegacyAppliance appliance)
    {
        bool isOldWindows = appliance is { Distribution: "windows", DistributionVersion: "win2k" };
        string modern = isOldWindows ? "false" : "true";
        long processors = Math.Max(1, appliance.Processors);
        VMRecord vm = new()
        {
            NameLabel = appliance.Label + " import",
            NameDescription = appliance.Description,
            MemoryStaticMax = appliance.MemoryBytes,
            MemoryDynamicMax = appliance.MemoryBytes,
            MemoryDynamicMin = appliance.MemoryBytes,
            MemoryTarget = appliance.MemoryBytes,
            MemoryStaticMin = Math.Min(StaticMin, appliance.MemoryBytes),
            VCPUsMax = processors,
            VCPUsAtStartup = processors,
            ActionsAfterShutdown = OnNormalExit.Destroy,
            ActionsAfterReboot = OnNormalExit.Restart,
            ActionsAfterCrash = OnCrashBehaviour.Destroy,
            Platform = XenMap<string, string>.Of(
                ("acpi", modern), ("apic", modern), ("nx", "false"), ("pae", "true")),
        };
        return appliance.IsHvm
            ? vm with
            {
                HVMBootPolicy = "BIOS order",
                HVMBootParams = XenMap<string, string>.Of(("order", "cd")),
                DomainType = DomainType.Hvm,
            }
            : vm with
            {
                PVBootloader = "pygrub",
                PVLegacyArgs = appliance.KernelCommandLine,
                DomainType = DomainType.Pv,
            };
    }

    private static VDIType TypeOf(LegacyDisk disk) => disk.Variety switch
    {
        "user" => VDIType.User,
        "ephemeral" => VDIType.Ephemeral,
        "suspend" => VDIType.Suspend,
        "crashdump" => VDIType.Crashdump,
        "metadata" => VDIType.Metadata,
        _ => VDIType.System,
    };

    private static ObjectRef Id(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
