using System.Text;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using static Xen.Model.Backend.Tests.Storage.WorldStorage;

namespace Xen.Model.Backend.Tests.Storage;

/// <summary>Obligations on copies of a pool's objects, and on recovering from them.</summary>
public sealed class RecoveryTests
{
    [Fact]
    [Trait("Obligation", "STORAGE-65")]
    public async Task A_copy_of_the_pools_objects_is_a_disk_that_the_coordinator_uses()
    {
        await using World world = await World.StartAsync(new() { Hosts = 2 });
        Ref<SRRecord> sr = await world.AddSRAsync("lvmoiscsi", Lun());
        (Ref<PoolRecord> pool, PoolRecord record) = world.View.All<PoolRecord>().Single();

        await world.CallAsync(new SREnableDatabaseReplication(sr));
        await world.CallAsync(new SREnableDatabaseReplication(sr));

        VDIRecord copy = world.ImagesOf(sr).Should().ContainSingle().Subject;
        copy.Should().Match<VDIRecord>(vdi => vdi.Type == VDIType.Metadata && vdi.MetadataOfPool == pool);
        VBDRecord vbd = world.View.All<VBDRecord>().Single(found => found.Record.VDI != default
            && world.View.Find(found.Record.VDI)?.Uuid == copy.Uuid).Record;
        vbd.CurrentlyAttached.Should().BeTrue();
        vbd.VM.Should().Be(world.View.Find(record.Master)!.ControlDomain);
        Encoding.UTF8.GetString(await world.ReadAsync(vbd.VDI, 0, 41)).Should().Be($"pool {record.Uuid}");

        await world.CallAsync(new SRDisableDatabaseReplication(sr));
        world.ImagesOf(sr).Should().BeEmpty();
        world.Machine.Storage.Repository(world.View.Find(sr)!.Uuid)!.Images.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "STORAGE-66")]
    public async Task A_repository_for_copies_must_be_reached_by_all_hosts_and_its_driver_must_know_how()
    {
        await using World world = await World.StartAsync(new() { Hosts = 2 });
        Ref<SRRecord> lun = await world.AddSRAsync("lvmoiscsi", Lun());
        Ref<SRRecord> share = await world.AddSRAsync();

        await world.CallAsync(new SRAssertSupportsDatabaseReplication(lun));
        (await world.FailureAsync(new SRAssertSupportsDatabaseReplication(share)))
            .Should().Be(new XenError(ErrorCode.SROperationNotSupported, share.ToString()));
        await world.CallAsync(new PBDUnplug(world.PBDsOf(lun)[0]));
        (await world.FailureAsync(new SREnableDatabaseReplication(lun)))
            .Should().Be(new XenError(ErrorCode.SRHasNoPbds, lun.ToString()));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-67")]
    public async Task A_state_file_needs_a_repository_that_all_hosts_reach()
    {
        await using World world = await World.StartAsync(new() { Hosts = 2 });
        Ref<SRRecord> share = await world.AddSRAsync();
        Ref<SRRecord> local = world.DefaultSR();
        Ref<SRRecord> tools = world.View.All<SRRecord>().Single(sr => sr.Record.IsToolsSr).Reference;

        await world.CallAsync(new SRAssertCanHostHaStatefile(share));
        (await world.FailureAsync(new SRAssertCanHostHaStatefile(local)))
            .Should().Be(new XenError(ErrorCode.SRHasNoPbds, local.ToString()));
        (await world.FailureAsync(new SRAssertCanHostHaStatefile(tools)))
            .Should().Be(new XenError(ErrorCode.SROperationNotSupported, tools.ToString()));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-68")]
    public async Task A_recovery_makes_lost_repositories_known_and_forgets_those_that_nobody_used()
    {
        await using World world = await World.StartAsync();
        string uuid = await LoseAsync(world);

        Ref<DRTaskRecord> task = await world.MakeAsync<DRTaskRecord>(
            new DRTaskCreate("lvmoiscsi", Lun(), XenSet<string>.Empty));

        (Ref<SRRecord> sr, SRRecord record) = world.View.All<SRRecord>().Single(found => found.Record.Uuid == uuid);
        record.IntroducedBy.Should().Be(task);
        world.PBDsOf(sr).Should().OnlyContain(pbd => world.View.Find(pbd)!.CurrentlyAttached);
        record.OtherConfig.Should().ContainKey("dirty", "its disks are looked for soon");
        await world.CallAsync(new SRScan(sr));
        world.ImagesOf(sr).Should().ContainSingle(vdi => vdi.Type == VDIType.Metadata);
        await world.CallAsync(new DRTaskDestroy(task));
        world.View.Find(sr).Should().BeNull();
        world.View.Find(task).Should().BeNull();
    }

    [Fact]
    [Trait("Obligation", "STORAGE-68")]
    public async Task A_repository_with_a_recovered_vms_disk_stays()
    {
        await using World world = await World.StartAsync();
        string uuid = await LoseAsync(world);
        Ref<DRTaskRecord> task = await world.MakeAsync<DRTaskRecord>(
            new DRTaskCreate("lvmoiscsi", Lun(), XenSet<string>.Of("36001")));
        Ref<SRRecord> sr = world.View.All<SRRecord>().Single(found => found.Record.Uuid == uuid).Reference;
        await world.AddVBDAsync(await world.AddVMAsync(), await world.AddImageAsync(sr));

        await world.CallAsync(new DRTaskDestroy(task));

        world.View.Find(sr)!.IntroducedBy.IsNull.Should().BeTrue();
    }

    [Fact]
    [Trait("Obligation", "STORAGE-69")]
    public async Task A_recovery_takes_only_what_is_listed_and_from_drivers_that_keep_copies()
    {
        await using World world = await World.StartAsync();
        string uuid = await LoseAsync(world);

        await world.CallAsync(new DRTaskCreate("lvmoiscsi", Lun(), XenSet<string>.Of("other")));

        world.View.All<SRRecord>().Should().NotContain(sr => sr.Record.Uuid == uuid);
        (await world.FailureAsync(new DRTaskCreate("nfs", Share(), XenSet<string>.Empty))).Code
            .Should().Be(ErrorCode.SROperationNotSupported);
        (await world.FailureAsync(new DRTaskCreate("floppy", Share(), XenSet<string>.Empty)))
            .Should().Be(new XenError(ErrorCode.SRUnknownDriver, "floppy"));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-70")]
    public async Task Thin_provisioning_is_for_logical_volumes()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> lun = await world.AddSRAsync("lvmoiscsi", Lun());

        await world.TextAsync(new LVHDEnableThinProvisioning(world.Host(), lun, 1 << 20, 1 << 16));

        world.View.Find(lun)!.SmConfig.Should().Contain(
            KeyValuePair.Create("allocation", "xlvhd"), KeyValuePair.Create("initial_allocation", "1048576"));
        (await world.FailureAsync(new LVHDEnableThinProvisioning(world.Host(), world.DefaultSR(), 1, 1)))
            .Should().Be(new XenError(ErrorCode.SROperationNotSupported, world.DefaultSR().ToString()));
        (await world.FailureAsync(new LVHDEnableThinProvisioning(world.Host(), lun, -1, 1)))
            .Should().Be(new XenError(ErrorCode.InvalidValue, "initial_allocation", "-1"));
    }

    /// <summary>A repository with a copy of the pool's objects that the pool no longer knows.</summary>
    private static async Task<string> LoseAsync(World world)
    {
        Ref<SRRecord> sr = await world.AddSRAsync("lvmoiscsi", Lun());
        await world.CallAsync(new SREnableDatabaseReplication(sr));
        string uuid = world.View.Find(sr)!.Uuid;
        (Ref<VBDRecord> vbd, VBDRecord record) = world.View.All<VBDRecord>().Single(found =>
            world.View.Find(found.Record.VDI) is { Type: VDIType.Metadata });
        await world.Model.SubmitAsync(
            new Observe([new Fact(vbd, record with { CurrentlyAttached = false })]), Sequencing.CallContext.Server);
        await world.UnplugAllAsync(sr);
        await world.CallAsync(new SRForget(sr));
        return uuid;
    }
}
