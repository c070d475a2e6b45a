using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Tests;

/// <summary>VMs for tests that are not about how VMs come into being.</summary>
internal static class WorldVMs
{
    private const long Memory = 256L << 20;

    /// <summary>A halted VM without devices, put straight into the model.</summary>
    public static async Task<Ref<VMRecord>> AddVMAsync(this World world, Func<VMRecord, VMRecord>? change = null)
    {
        var reference = new Ref<VMRecord>(Guid.NewGuid());
        var metrics = new Ref<VMMetricsRecord>(Guid.NewGuid());
        var record = new VMRecord
        {
            Uuid = Guid.NewGuid().ToString(),
            NameLabel = "vm",
            MemoryStaticMin = Memory,
            MemoryDynamicMin = Memory,
            MemoryDynamicMax = Memory,
            MemoryStaticMax = Memory,
            VCPUsMax = 1,
            VCPUsAtStartup = 1,
            Domid = -1,
            DomainType = DomainType.Pv,
            Metrics = metrics,
            OtherConfig = XenMap<string, string>.Of(("mac_seed", "a seed")),
        };
        var facts = new Observe(
        [
            new Fact(metrics, new VMMetricsRecord { Uuid = Guid.NewGuid().ToString() }),
            new Fact(reference, change is null ? record : change(record)),
        ]);
        await world.Model.SubmitAsync(facts, CallContext.Server);
        return reference;
    }

    /// <summary>A VM that runs.</summary>
    public static async Task<Ref<VMRecord>> RunVMAsync(this World world, Func<VMRecord, VMRecord>? change = null)
    {
        Ref<VMRecord> vm = await world.AddVMAsync(change);
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        return vm;
    }

    /// <summary>A template that comes with the product.</summary>
    public static Ref<VMRecord> Template(this World world, string name) =>
        world.View.All<VMRecord>().Single(vm => vm.Record.NameLabel == name).Reference;

    /// <summary>A halted VM with the two disks of the Linux template.</summary>
    public static async Task<Ref<VMRecord>> InstallAsync(this World world)
    {
        var vm = (Ref<VMRecord>)(await world.CallAsync(new VMClone(world.Template("Debian Etch 4.0"), "vm")))!;
        await world.CallAsync(new VMProvision(vm));
        return vm;
    }

    /// <summary>A disk in the default repository.</summary>
    public static async Task<Ref<VDIRecord>> AddDiskAsync(this World world, long size) =>
        ((ObjectRef)(await world.CallAsync(new CreateObject(new VDIRecord
        {
            NameLabel = "disk",
            SR = world.View.All<PoolRecord>().Single().Record.DefaultSR,
            VirtualSize = size,
            Type = VDIType.User,
        })))!).As<VDIRecord>();

    /// <summary>A network interface on the first network, not attached.</summary>
    public static async Task<Ref<VIFRecord>> AddInterfaceAsync(this World world, Ref<VMRecord> vm) =>
        ((ObjectRef)(await world.CallAsync(new CreateObject(new VIFRecord
        {
            VM = vm,
            Network = world.View.All<NetworkRecord>().First().Reference,
            Device = "0",
        })))!).As<VIFRecord>();

    /// <summary>A repository that every host reaches.</summary>
    public static async Task<Ref<SRRecord>> AddSharedStorageAsync(this World world)
    {
        var sr = new Ref<SRRecord>(Guid.NewGuid());
        List<Fact> facts =
        [
            new Fact(sr, new SRRecord
            {
                Uuid = Guid.NewGuid().ToString(), NameLabel = "shared", Type = "nfs", Shared = true,
                PhysicalSize = 1L << 40,
            }),
        ];
        facts.AddRange(world.View.All<HostRecord>().Select(host => new Fact(
            new Ref<PBDRecord>(Guid.NewGuid()),
            new PBDRecord
            {
                Uuid = Guid.NewGuid().ToString(), SR = sr, Host = host.Reference, CurrentlyAttached = true,
            })));
        await world.Model.SubmitAsync(new Observe([.. facts]), CallContext.Server);
        return sr;
    }

    /// <summary>A halted VM with one disk in a repository.</summary>
    public static async Task<Ref<VMRecord>> AddVMOnAsync(this World world, Ref<SRRecord> sr)
    {
        Ref<VMRecord> vm = await world.AddVMAsync();
        var disk = ((ObjectRef)(await world.CallAsync(new CreateObject(new VDIRecord
        {
            NameLabel = "root", SR = sr, VirtualSize = 1L << 30, Type = VDIType.System,
        })))!).As<VDIRecord>();
        await world.CallAsync(new CreateObject(new VBDRecord
        {
            VM = vm, VDI = disk, Userdevice = "0", Bootable = true, Mode = VBDMode.RW, Type = VBDType.Disk,
        }));
        return vm;
    }

    /// <summary>The disks of a VM, discs left out.</summary>
    public static VDIRecord[] DisksOf(this World world, Ref<VMRecord> vm) =>
    [
        .. world.View.All<VBDRecord>()
            .Where(vbd => vbd.Record.VM == vm && vbd.Record.Type == VBDType.Disk)
            .Select(vbd => world.View.Find(vbd.Record.VDI)!),
    ];
}
