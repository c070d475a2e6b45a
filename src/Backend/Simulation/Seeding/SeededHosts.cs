using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation.Seeding;

/// <summary>The hosts with their processors and control domains.</summary>
internal static class SeededHosts
{
    /// <summary>What addresses begin with that were set aside for documentation.</summary>
    public const string Block = "192.0.2.";

    private const long ControlDomainMemory = 2L << 30;
    private const long HypervisorMemory = 256L << 20;

    public static void AddTo(PoolPlan plan)
    {
        for (int number = 0; number < plan.Hosts.Length; number++)
        {
            AddHost(plan, number);
        }
    }

    /// <summary>Address of a host on the management network.</summary>
    public static string AddressOf(SimulatedHostOptions options, int number) =>
        options.Address ?? string.Create(CultureInfo.InvariantCulture, $"{Block}{number + 10}");

    private static void AddHost(PoolPlan plan, int number)
    {
        Ref<HostRecord> host = plan.Hosts[number];
        Ref<VMRecord> controlDomain = plan.NewRef<VMRecord>();
        Ref<HostMetricsRecord> metrics = plan.Add(new HostMetricsRecord
        {
            Uuid = plan.NewUuid(),
            MemoryTotal = plan.Options.HostMemoryBytes,
            MemoryFree = plan.Options.HostMemoryBytes - HypervisorMemory - ControlDomainMemory,
            Live = true,
            LastUpdated = plan.Now,
        });
        plan.Add(host, Host(plan, number) with { Metrics = metrics, ControlDomain = controlDomain });
        AddProcessors(plan, host);
        AddControlDomain(plan, controlDomain, host, number);
    }

    private static HostRecord Host(PoolPlan plan, int number)
    {
        string uuid = plan.NewUuid();
        string name = string.Create(CultureInfo.InvariantCulture, $"xenhost{number + 1}");
        string seconds = plan.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + ".";
        return new HostRecord
        {
            Uuid = uuid,
            NameLabel = name,
            NameDescription = "Default install",
            MemoryOverhead = HypervisorMemory,
            APIVersionMajor = 2,
            APIVersionMinor = 20,
            APIVersionVendor = "XenSource",
            Enabled = true,
            SoftwareVersion = HostFacts.Software.With("hostname", name),
            OtherConfig = XenMap<string, string>.Of(
                ("agent_start_time", seconds), ("boot_time", seconds),
                ("iscsi_iqn", $"iqn.2026-01.com.example:{uuid[..8]}")),
            Capabilities = HostFacts.Capabilities,
            SchedPolicy = "credit",
            SupportedBootloaders = XenSet<string>.Of("pygrub", "eliloader"),
            CpuInfo = HostFacts.CpuInfo(plan.Options),
            Hostname = name,
            Address = AddressOf(plan.Options, number),
            LicenseParams = HostFacts.License,
            Edition = "free",
            Editions = XenSet<string>.Of("free"),
            BiosStrings = HostFacts.Bios,
            ChipsetInfo = HostFacts.Chipset,
            SslLegacy = false,
            VirtualHardwarePlatformVersions = XenSet<long>.Of(0, 1, 2),
            IscsiIqn = $"iqn.2026-01.com.example:{uuid[..8]}",
        };
    }

    private static void AddProcessors(PoolPlan plan, Ref<HostRecord> host)
    {
        for (int number = 0; number < plan.Options.HostCpus; number++)
        {
            plan.Add(new HostCpuRecord
            {
                Uuid = plan.NewUuid(),
                Host = host,
                Number = number,
                Vendor = "GenuineIntel",
                Speed = 2400,
                Modelname = "Simulated CPU @ 2.40GHz",
                Family = 6,
                Model = 85,
                Stepping = "4",
                Flags = "fpu de tsc msr pae mce cx8 apic sep mca cmov pat clflush mmx fxsr sse sse2 ht syscall nx lm",
                Features = HostFacts.FeatureWords,
            });
        }
    }

    private static void AddControlDomain(
        PoolPlan plan, Ref<VMRecord> reference, Ref<HostRecord> host, int number)
    {
        Ref<VMMetricsRecord> metrics = plan.Add(new VMMetricsRecord
        {
            Uuid = plan.NewUuid(),
            MemoryActual = ControlDomainMemory,
            VCPUsNumber = 4,
            StartTime = plan.Now,
            LastUpdated = plan.Now,
            CurrentDomainType = DomainType.Pv,
        });
        plan.Add(reference, new VMRecord
        {
            Uuid = plan.NewUuid(),
            NameLabel = string.Create(CultureInfo.InvariantCulture, $"Control domain on host: xenhost{number + 1}"),
            NameDescription = "The domain which manages physical devices and manages other domains",
            PowerState = VMPowerState.Running,
            ResidentOn = host,
            Affinity = host,
            MemoryTarget = ControlDomainMemory,
            MemoryStaticMax = ControlDomainMemory,
            MemoryStaticMin = ControlDomainMemory,
            MemoryDynamicMax = ControlDomainMemory,
            MemoryDynamicMin = ControlDomainMemory,
            VCPUsMax = Math.Min(4, plan.Options.HostCpus),
            VCPUsAtStartup = Math.Min(4, plan.Options.HostCpus),
            ActionsAfterShutdown = OnNormalExit.Destroy,
            ActionsAfterReboot = OnNormalExit.Destroy,
            ActionsAfterCrash = OnCrashBehaviour.Destroy,
            Domid = 0,
            Domarch = "x86_64",
            IsControlDomain = true,
            Metrics = metrics,
            DomainType = DomainType.Pv,
        });
    }
}
