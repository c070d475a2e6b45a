using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Operations.Garbage;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;
using Xen.Model.Wire;
using static Xen.Model.Backend.Tests.Storage.WorldStorage;

namespace Xen.Model.Backend.Tests.Storage;

/// <summary>Obligations on objects whose parents are gone.</summary>
public sealed class GarbageTests
{
    private static readonly ObjectRef s_nobody = new(Guid.Parse("0e0e0e0e-0000-0000-0000-000000000001"));

    /// <summary>Objects that make no sense without what they refer to.</summary>
    public static TheoryData<string> Orphans { get; } =
    [
        "VDI", "PIF", "VLAN", "tunnel", "Bond", "VBD", "VIF", "PBD", "VGPU", "PGPU", "PCI", "PUSB", "VUSB", "console",
        "crashdump", "VTPM", "host_crashdump", "host_cpu", "host_patch", "Feature", "Host_driver", "Driver_variant",
        "Cluster_host", "PVS_server", "PVS_proxy", "PVS_cache_storage", "host_metrics", "VGPU_type",
    ];

    [Theory, MemberData(nameof(Orphans))]
    [Trait("Obligation", "STORAGE-90")]
    public async Task An_object_without_its_parent_is_removed(string name)
    {
        await using World world = await World.StartAsync();
        XenClass type = DataModel.ClassNamed(name)!;
        var orphan = new ObjectRef(Guid.NewGuid());
        await ObserveAsync(world, new Fact(orphan, Orphan(type)));
        world.View.Find(orphan).Should().NotBeNull();

        await CollectAsync(world);

        world.View.Find(orphan).Should().BeNull();
        GarbageRules.Find(world.View).Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "STORAGE-91")]
    public async Task A_pool_that_is_whole_has_no_garbage()
    {
        await using World world = await World.StartAsync(new() { Hosts = 3 });
        await world.InstallAsync();
        await world.RunVMAsync();

        GarbageRules.Find(world.View).Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "STORAGE-92")]
    public async Task A_drive_whose_disc_is_gone_is_emptied_and_stays()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<VBDRecord> drive = await world.ObserveAsync(new VBDRecord
        {
            Uuid = Guid.NewGuid().ToString(),
            VM = vm,
            VDI = s_nobody.As<VDIRecord>(),
            Type = VBDType.CD,
            Mode = VBDMode.RO,
            Userdevice = "3",
        });
        Ref<VBDRecord> disk = await world.ObserveAsync(new VBDRecord
        {
            Uuid = Guid.NewGuid().ToString(),
            VM = vm,
            VDI = s_nobody.As<VDIRecord>(),
            Type = VBDType.Disk,
            Userdevice = "0",
        });

        await CollectAsync(world);

        world.View.Find(drive)!.Should().Match<VBDRecord>(vbd => vbd.Empty && vbd.VDI == default);
        world.View.Find(disk).Should().BeNull();
    }

    [Fact]
    [Trait("Obligation", "STORAGE-93")]
    public async Task What_is_no_garbage_any_more_when_it_is_decided_stays()
    {
        await using World world = await World.StartAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);

        CallOutcome outcome = await world.Model.SubmitAsync(new CollectGarbage([disk, s_nobody]), CallContext.Server);

        outcome.Error.Should().BeNull();
        world.View.Find(disk).Should().NotBeNull();
    }

    [Fact]
    [Trait("Obligation", "STORAGE-94")]
    public async Task A_crash_dump_is_destroyed_with_its_disk_and_alone_without()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<VDIRecord> disk = await world.AddDiskAsync(Gib);
        Ref<CrashdumpRecord> dump = await world.ObserveAsync(new CrashdumpRecord { VM = vm, VDI = disk });
        Ref<CrashdumpRecord> rest = await world.ObserveAsync(
            new CrashdumpRecord { VM = vm, VDI = s_nobody.As<VDIRecord>() });

        await world.CallAsync(new CrashdumpDestroy(dump));
        await world.CallAsync(new CrashdumpDestroy(rest));

        world.View.Find(disk).Should().BeNull();
        world.View.Find(dump).Should().BeNull();
        world.View.Find(rest).Should().BeNull();
    }

    private static XenRecord Orphan(XenClass type)
    {
        XenRecord record = type.Empty;
        foreach (Field field in type.StoredFields.Where(field => field.Type.ReferencedClass is not null))
        {
            record = field.WithValue(record, field.ReadValue(
                WireValue.Of(s_nobody.ToString()), new WireReadContext()));
        }
        return type.FieldNamed("uuid") is { } uuid ? uuid.WithValue(record, Guid.NewGuid().ToString()) : record;
    }

    private static async Task ObserveAsync(World world, Fact fact) =>
        await world.Model.SubmitAsync(new Observe([fact]), CallContext.Server);

    private static async Task CollectAsync(World world) => await world.Model.SubmitAsync(
        new CollectGarbage([.. GarbageRules.Find(world.View)]), CallContext.Server);
}
