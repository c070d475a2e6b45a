using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Simulation.Seeding;

/// <summary>The templates that come with the product.</summary>
internal static class SeededTemplates
{
    private const long MiB = 1L << 20;
    private const long GiB = 1L << 30;

    private static readonly XenMap<string, string> s_hvmPlatform = XenMap<string, string>.Of(
        ("acpi", "1"), ("apic", "true"), ("pae", "true"), ("nx", "true"), ("hpet", "true"), ("vga", "std"),
        ("videoram", "8"), ("device-model", "qemu-upstream-compat"));

    public static void AddTo(PoolPlan plan)
    {
        Add(plan, Linux(plan));
        Add(plan, Windows(plan));
        Add(plan, Other(plan));
    }

    private static void Add(PoolPlan plan, VMRecord template) => plan.Add(template with
    {
        Metrics = plan.Add(new VMMetricsRecord { Uuid = plan.NewUuid(), LastUpdated = plan.Now }),
    });

    private static VMRecord Linux(PoolPlan plan) => Template(plan, "Debian Etch 4.0", 256 * MiB) with
    {
        NameDescription = "Clones of this template will automatically provision their storage when first booted "
            + "and install Debian.",
        PVBootloader = "eliloader",
        PVArgs = "-- quiet console=hvc0",
        DomainType = DomainType.Pv,
        Platform = XenMap<string, string>.Of(
            ("acpi", "true"), ("apic", "true"), ("pae", "true"), ("nx", "false"), ("viridian", "false")),
        OtherConfig = Keys(
            plan,
            Disk(0, 8 * GiB, isBootable: true, "system") + Disk(1, 512 * MiB, isBootable: false, "system"))
            .With("linux_template", "true")
            .With("install-methods", "cdrom,http,ftp")
            .With("install-distro", "debianlike")
            .With("install-arch", "i386")
            .With("debian-release", "etch"),
        Recommendations = Recommended(vcpus: 16, memory: 32 * GiB),
    };

    private static VMRecord Windows(PoolPlan plan) => Hvm(Template(plan, "Windows Server 2003", 512 * MiB)) with
    {
        NameDescription = "Clones of this template will automatically provision their storage when first booted "
            + "and then reconfigure themselves with the optimal settings for Windows Server 2003.",
        Platform = s_hvmPlatform.With("viridian", "true").With("device_id", "0001"),
        OtherConfig = Keys(plan, Disk(0, 8 * GiB, isBootable: true, "system"))
            .With("install-methods", "cdrom"),
        Recommendations = Recommended(vcpus: 8, memory: 64 * GiB),
    };

    private static VMRecord Other(PoolPlan plan) => Hvm(Template(plan, "Other install media", 256 * MiB)) with
    {
        NameDescription = "Template which allows VM installation from install media",
        Platform = s_hvmPlatform.With("viridian", "false"),
        OtherConfig = Keys(plan, Disk(0, 8 * GiB, isBootable: true, "system"))
            .With("install-methods", "cdrom"),
        Recommendations = Recommended(vcpus: 32, memory: 1536 * GiB),
    };

    private static VMRecord Hvm(VMRecord template) => template with
    {
        HVMBootPolicy = "BIOS order",
        HVMBootParams = XenMap<string, string>.Of(("order", "cdn"), ("firmware", "bios")),
        DomainType = DomainType.Hvm,
    };

    private static VMRecord Template(PoolPlan plan, string name, long memory) => new()
    {
        Uuid = plan.NewUuid(),
        NameLabel = name,
        IsATemplate = true,
        IsDefaultTemplate = true,
        MemoryStaticMin = memory / 2,
        MemoryDynamicMin = memory,
        MemoryDynamicMax = memory,
        MemoryStaticMax = memory,
        MemoryTarget = memory,
        VCPUsMax = 1,
        VCPUsAtStartup = 1,
        ActionsAfterShutdown = OnNormalExit.Destroy,
        ActionsAfterReboot = OnNormalExit.Restart,
        ActionsAfterCrash = OnCrashBehaviour.Restart,
        HVMShadowMultiplier = 1,
        Domid = -1,
        HasVendorDevice = false,
        ReferenceLabel = name.ToLowerInvariant().Replace(' ', '-'),
    };

    private static XenMap<string, string> Keys(PoolPlan plan, string disks) => XenMap<string, string>.Of(
        ("default_template", "true"), ("mac_seed", plan.NewUuid()), ("disks", $"<provision>{disks}</provision>"));

    private static string Disk(int device, long size, bool isBootable, string type) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<disk device=\"{device}\" size=\"{size}\" sr=\"\" bootable=\"{(isBootable ? "true" : "false")}\" ")
        + $"type=\"{type}\"/>";

    private static string Recommended(int vcpus, long memory) =>
        "<restrictions>"
        + string.Create(CultureInfo.InvariantCulture, $"<restriction field=\"memory-static-max\" max=\"{memory}\" />")
        + string.Create(CultureInfo.InvariantCulture, $"<restriction field=\"vcpus-max\" max=\"{vcpus}\" />")
        + "<restriction property=\"number-of-vbds\" max=\"16\" />"
        + "<restriction property=\"number-of-vifs\" max=\"7\" />"
        + "</restrictions>";
}
