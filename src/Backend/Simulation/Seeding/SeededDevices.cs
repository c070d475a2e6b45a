using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation.Seeding;

/// <summary>Graphics processors and USB devices, where the options ask for them.</summary>
internal static class SeededDevices
{
    private const long FramebufferBytes = 1L << 30;
    private const long SharedMax = 4;
    private const double HighSpeed = 480;

    public static void AddTo(PoolPlan plan)
    {
        if (plan.Options.GraphicsProcessors > 0)
        {
            AddGraphics(plan);
        }
        foreach (Ref<HostRecord> host in plan.Hosts)
        {
            for (int number = 0; number < plan.Options.UsbDevices; number++)
            {
                AddUsb(plan, host, number);
            }
        }
    }

    private static void AddGraphics(PoolPlan plan)
    {
        Ref<VGPUTypeRecord> whole = plan.NewRef<VGPUTypeRecord>();
        Ref<VGPUTypeRecord> shared = plan.NewRef<VGPUTypeRecord>();
        plan.Add(whole, new VGPUTypeRecord
        {
            Uuid = plan.NewUuid(),
            ModelName = "passthrough",
            Implementation = VGPUTypeImplementation.Passthrough,
            Identifier = "0000",
        });
        plan.Add(shared, new VGPUTypeRecord
        {
            Uuid = plan.NewUuid(),
            VendorName = "Simulated",
            ModelName = "Quarter of a GPU",
            FramebufferSize = FramebufferBytes,
            MaxHeads = 2,
            MaxResolutionX = 2560,
            MaxResolutionY = 1600,
            Implementation = VGPUTypeImplementation.Nvidia,
            Identifier = "simulated,quarter",
            CompatibleTypesInVm = RefSet<VGPUTypeRecord>.Of([shared]),
        });
        var types = RefSet<VGPUTypeRecord>.Of([whole, shared]);
        Ref<GPUGroupRecord> group = plan.Add(new GPUGroupRecord
        {
            Uuid = plan.NewUuid(),
            NameLabel = "Group of Simulated GPUs",
            GPUTypes = XenSet<string>.Of("10de/1eb8"),
            AllocationAlgorithm = AllocationAlgorithm.DepthFirst,
            SupportedVGPUTypes = types,
            EnabledVGPUTypes = types,
        });
        foreach (Ref<HostRecord> host in plan.Hosts)
        {
            for (int number = 0; number < plan.Options.GraphicsProcessors; number++)
            {
                AddProcessor(plan, host, number, group, types, XenMap<Ref<VGPUTypeRecord>, long>.Of(
                    (whole, 1), (shared, SharedMax)));
            }
        }
    }

    private static void AddProcessor(
        PoolPlan plan,
        Ref<HostRecord> host,
        int number,
        Ref<GPUGroupRecord> group,
        RefSet<VGPUTypeRecord> types,
        XenMap<Ref<VGPUTypeRecord>, long> capacities)
    {
        Ref<PCIRecord> device = plan.Add(new PCIRecord
        {
            Uuid = plan.NewUuid(),
            ClassId = "0300",
            ClassName = "VGA compatible controller",
            VendorId = "10de",
            VendorName = "Simulated Corporation",
            DeviceId = "1eb8",
            DeviceName = "Simulated GPU",
            Host = host,
            PciId = string.Create(CultureInfo.InvariantCulture, $"0000:{number + 4:x2}:00.0"),
            Functions = 1,
        });
        plan.Add(new PGPURecord
        {
            Uuid = plan.NewUuid(),
            PCI = device,
            GPUGroup = group,
            Host = host,
            SupportedVGPUTypes = types,
            EnabledVGPUTypes = types,
            SupportedVGPUMaxCapacities = capacities,
        });
    }

    private static void AddUsb(PoolPlan plan, Ref<HostRecord> host, int number) => plan.Add(new PUSBRecord
    {
        Uuid = plan.NewUuid(),
        Host = host,
        USBGroup = plan.Add(new USBGroupRecord
        {
            Uuid = plan.NewUuid(),
            NameLabel = "Group of 0951 1666 USBs",
        }),
        Path = string.Create(CultureInfo.InvariantCulture, $"1-{number + 1}"),
        VendorId = "0951",
        VendorDesc = "Simulated Technology",
        ProductId = "1666",
        ProductDesc = "Simulated flash drive",
        Serial = string.Create(CultureInfo.InvariantCulture, $"{number:D8}"),
        Version = "2.00",
        Description = "Simulated Technology_Simulated flash drive",
        Speed = HighSpeed,
    });
}
