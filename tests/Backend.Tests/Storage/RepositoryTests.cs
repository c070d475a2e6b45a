using Xen.Model.Backend.Simulation;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;
using static Xen.Model.Backend.Tests.Storage.WorldStorage;

namespace Xen.Model.Backend.Tests.Storage;

/// <summary>Obligations on repositories: how they come, are reached, found again, and go.</summary>
public sealed class RepositoryTests
{
    [Fact]
    [Trait("Obligation", "STORAGE-1")]
    public async Task A_shared_repository_gets_a_plugged_pbd_on_every_host()
    {
        await using World world = await World.StartAsync(new() { Hosts = 3 });

        Ref<SRRecord> sr = await world.AddSRAsync();

        PBDRecord[] pbds = [.. world.PBDsOf(sr).Select(pbd => world.View.Find(pbd)!)];
        pbds.Select(pbd => pbd.Host).Should().BeEquivalentTo(world.View.All<HostRecord>().Select(h => h.Reference));
        pbds.Should().OnlyContain(pbd => pbd.CurrentlyAttached);
        world.View.Find(sr)!.PhysicalSize.Should().BePositive("the driver says how large the medium is");
    }

    [Fact]
    [Trait("Obligation", "STORAGE-1")]
    public async Task A_repository_that_is_not_shared_is_for_the_host_alone()
    {
        await using World world = await World.StartAsync(new() { Hosts = 2 });

        Ref<SRRecord> sr = await world.MakeAsync<SRRecord>(world.NewSR(
            "ext", XenMap<string, string>.Of(("device", "/dev/sdb")), shared: false));

        world.PBDsOf(sr).Should().ContainSingle();
    }

    [Fact]
    [Trait("Obligation", "STORAGE-2")]
    public async Task A_repository_is_seen_while_it_is_made_and_gone_when_that_fails()
    {
        await using World world = await World.StartAsync(new()
        {
            Failures = [new SimulatedFailure(OperationKind.SRCreate, 1, new XenError("SR_BACKEND_FAILURE_1"))],
        });
        int before = world.View.All<PBDRecord>().Count();

        Ref<TaskRecord> task = await world.BeginAsync(world.NewSR("nfs", Share()));
        world.View.All<SRRecord>().Should().Contain(sr => sr.Record.NameLabel == "storage");
        await world.EndAsync(task);

        world.View.All<SRRecord>().Should().NotContain(sr => sr.Record.NameLabel == "storage");
        world.View.All<PBDRecord>().Should().HaveCount(before);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-3")]
    public async Task A_type_without_a_driver_is_unknown()
    {
        await using World world = await World.StartAsync();

        (await world.FailureAsync(world.NewSR("Floppy", None)))
            .Should().Be(new XenError(ErrorCode.SRUnknownDriver, "floppy"));
        (await world.FailureAsync(new SRProbe(world.Host(), None, "Floppy", None)))
            .Should().Be(new XenError(ErrorCode.SRUnknownDriver, "floppy"));
    }

    [Theory]
    [Trait("Obligation", "STORAGE-4")]
    [InlineData("ext", "SR_BACKEND_FAILURE_90")]
    [InlineData("nfs", "SR_BACKEND_FAILURE_102")]
    [InlineData("iso", "SR_BACKEND_FAILURE_89")]
    public async Task A_configuration_that_says_too_little_is_the_drivers_error(string type, string code)
    {
        await using World world = await World.StartAsync();

        XenError error = await world.FailureAsync(world.NewSR(type, None));

        error.Code.Should().Be(code);
        error.Parameters.Should().HaveCount(3);
        error.Parameters[1].Should().StartWith("The request is missing the ");
    }

    [Fact]
    [Trait("Obligation", "STORAGE-4")]
    public async Task A_medium_for_one_repository_takes_no_second_one()
    {
        await using World world = await World.StartAsync();
        var device = XenMap<string, string>.Of(("device", "/dev/sdb"));
        await world.CallAsync(world.NewSR("ext", device, shared: false));

        (await world.FailureAsync(world.NewSR("ext", device, shared: false))).Code
            .Should().Be(ErrorCode.SRDeviceInUse);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-5")]
    public async Task A_probe_without_a_path_lists_the_paths_there_are()
    {
        await using World world = await World.StartAsync();
        await world.AddSRAsync(device: Share("/a"));

        XenError error = await world.FailureAsync(
            new SRProbe(world.Host(), XenMap<string, string>.Of(("server", "nas")), "nfs", None));

        error.Code.Should().Be("SR_BACKEND_FAILURE_101");
        error.Parameters[2].Should().Contain("<nfs-exports>").And.Contain("<Path>/a</Path>");
    }

    [Fact]
    [Trait("Obligation", "STORAGE-5")]
    public async Task A_probe_finds_repositories_whether_or_not_the_pool_knows_them()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> sr = await world.AddSRAsync();
        string uuid = world.View.Find(sr)!.Uuid;
        await world.UnplugAllAsync(sr);
        await world.CallAsync(new SRForget(sr));

        string text = await world.TextAsync(new SRProbe(world.Host(), Share(), "NFS", None));
        string nothing = await world.TextAsync(new SRProbe(world.Host(), Share("/other"), "nfs", None));

        text.Should().StartWith("<?xml").And.Contain("<SRlist>").And.Contain($"<UUID>{uuid}</UUID>");
        nothing.Should().Contain("<SRlist").And.NotContain("UUID");
    }

    [Fact]
    [Trait("Obligation", "STORAGE-6")]
    public async Task The_extended_probe_answers_in_records()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> sr = await world.AddSRAsync();

        Ref<TaskRecord> task = await world.BeginAsync(new SRProbeExt(world.Host(), Share(), "nfs", None));
        string found = (await world.EndAsync(task)).Result;
        task = await world.BeginAsync(new SRProbeExt(world.Host(), Share("/other"), "nfs", None));
        string nothing = (await world.EndAsync(task)).Result;

        found.Should().Contain(world.View.Find(sr)!.Uuid).And.Contain("<name>sr</name>")
            .And.Contain("<name>complete</name><value><boolean>1</boolean></value>");
        nothing.Should().NotContain("<name>sr</name>").And.Contain("<name>complete</name>");
    }

    [Fact]
    [Trait("Obligation", "STORAGE-7")]
    public async Task A_forgotten_repository_comes_back_with_its_disks_and_their_bytes()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> sr = await world.AddSRAsync();
        Ref<VDIRecord> disk = await world.AddImageAsync(sr);
        Ref<VDIRecord> snapshot = await world.MakeAsync<VDIRecord>(new VDISnapshot(disk, None));
        await world.CallAsync(new VDISetNameLabel(disk, "renamed"));
        await world.WriteAsync(disk, 4096, 1, 2, 3);
        (string sruuid, string uuid) = (world.View.Find(sr)!.Uuid, world.View.Find(disk)!.Uuid);
        await world.UnplugAllAsync(sr);
        await world.CallAsync(new SRForget(sr));
        world.View.Find(disk).Should().BeNull();

        Ref<SRRecord> again = await world.MakeNowAsync<SRRecord>(
            new SRIntroduce(sruuid, "again", "", "NFS", "user", true, None));
        await PlugAsync(world, again, Share());

        VDIRecord[] images = world.ImagesOf(again);
        images.Should().HaveCount(2);
        (Ref<VDIRecord> back, VDIRecord record) = world.View.All<VDIRecord>().Single(vdi => vdi.Record.Uuid == uuid);
        record.NameLabel.Should().Be("renamed");
        images.Single(image => image.IsASnapshot).SnapshotOf.Should().Be(back);
        (await world.ReadAsync(back, 4096, 3)).Should().Equal(1, 2, 3);
        world.View.Find(again)!.VirtualAllocation.Should().Be(2 * Gib);
        world.View.Find(snapshot).Should().BeNull("it is another object now");
    }

    [Fact]
    [Trait("Obligation", "STORAGE-8")]
    public async Task A_repository_that_is_on_no_medium_cannot_be_plugged()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> sr = await world.MakeNowAsync<SRRecord>(
            new SRIntroduce("", "nowhere", "", "nfs", "user", true, None));
        Ref<PBDRecord> pbd = await AddPBDAsync(world, sr, Share());

        (await world.FailureAsync(new PBDPlug(pbd))).Code.Should().Be("SR_BACKEND_FAILURE_47");
        world.View.Find(pbd)!.CurrentlyAttached.Should().BeFalse();
    }

    [Fact]
    [Trait("Obligation", "STORAGE-9")]
    public async Task A_uuid_is_introduced_once()
    {
        await using World world = await World.StartAsync();
        string uuid = world.View.Find(world.DefaultSR())!.Uuid;

        (await world.FailureAsync(new SRIntroduce(uuid, "", "", "ext", "user", false, None)))
            .Should().Be(new XenError(ErrorCode.SRUUIDExists, uuid));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-10")]
    public async Task Forgetting_and_destroying_need_every_pbd_unplugged()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> sr = await world.AddSRAsync();
        var error = new XenError(ErrorCode.SRHasPBD, sr.ToString());

        (await world.FailureAsync(new SRForget(sr))).Should().Be(error);
        (await world.FailureAsync(new SRDestroy(sr))).Should().Be(error);
        world.View.Find(sr)!.AllowedOperations.Should()
            .NotContain(StorageOperations.Forget).And.NotContain(StorageOperations.Destroy);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-11")]
    public async Task Only_an_empty_repository_with_a_way_to_it_is_destroyed()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> sr = await world.AddSRAsync();
        Ref<VDIRecord> disk = await world.AddImageAsync(sr);
        await world.UnplugAllAsync(sr);

        (await world.FailureAsync(new SRDestroy(sr))).Should().Be(new XenError(ErrorCode.SRNotEmpty));
        await world.CallAsync(new VDIForget(disk));
        await world.CallAsync(new SRDestroy(sr));

        world.View.Find(sr).Should().BeNull();
        world.Machine.Storage.Repositories.Should().NotContain(found => found.Type == "nfs");
        Ref<SRRecord> unreachable = await world.MakeNowAsync<SRRecord>(
            new SRIntroduce("", "", "", "nfs", "user", true, None));
        (await world.FailureAsync(new SRDestroy(unreachable)))
            .Should().Be(new XenError(ErrorCode.SRHasNoPbds, unreachable.ToString()));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-11")]
    public async Task An_indestructible_repository_stays()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> sr = await world.AddSRAsync();
        await world.UnplugAllAsync(sr);
        await world.CallAsync(new Calls.AddToMap(sr, SRRecord.OtherConfigField, "indestructible", "true"));

        var error = new XenError(ErrorCode.SRIndestructible, sr.ToString());
        (await world.FailureAsync(new SRDestroy(sr))).Should().Be(error);
        (await world.FailureAsync(new SRForget(sr))).Should().Be(error);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-12")]
    public async Task What_is_plugged_or_unplugged_already_stays_so_without_an_error()
    {
        await using World world = await World.StartAsync();
        Ref<PBDRecord> pbd = world.PBDsOf(await world.AddSRAsync())[0];

        await world.CallAsync(new PBDPlug(pbd));
        await world.CallAsync(new PBDUnplug(pbd));
        await world.CallAsync(new PBDUnplug(pbd));

        world.View.Find(pbd)!.CurrentlyAttached.Should().BeFalse();
    }

    [Fact]
    [Trait("Obligation", "STORAGE-13")]
    public async Task A_disk_in_use_keeps_its_repository_plugged()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> sr = await world.AddSRAsync();
        Ref<VMRecord> vm = await world.RunVMAsync();
        Ref<VDIRecord> disk = await world.AddImageAsync(sr);
        await world.CallAsync(new VBDPlug(await world.AddVBDAsync(vm, disk)));

        XenError error = await world.FailureAsync(new PBDUnplug(world.PBDsOf(sr)[0]));

        error.Should().Be(new XenError(ErrorCode.VDIInUse, disk.ToString()));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-14")]
    public async Task A_repository_that_is_not_shared_is_plugged_on_one_host()
    {
        await using World world = await World.StartAsync(new() { Hosts = 2 });
        Ref<SRRecord> sr = await world.MakeAsync<SRRecord>(world.NewSR("nfs", Share(), shared: false));
        Ref<PBDRecord> second = await AddPBDAsync(world, sr, Share(), host: 1);

        (await world.FailureAsync(new PBDPlug(second))).Should().Be(
            new XenError(ErrorCode.SRNotSharable, sr.ToString(), world.Host(1).ToString()));
        (await world.FailureAsync(new SRSetShared(sr, false))).Code.Should().Be(ErrorCode.SRHasMultiplePbds);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-15")]
    public async Task A_host_has_one_pbd_for_a_repository_and_none_that_the_server_would_mark()
    {
        await using World world = await World.StartAsync(new() { Hosts = 2 });
        Ref<SRRecord> sr = await world.MakeAsync<SRRecord>(world.NewSR("nfs", Share(), shared: false));
        Ref<PBDRecord> first = world.PBDsOf(sr)[0];

        (await world.FailureAsync(NewPBD(world, sr, Share(), 0))).Should().Be(new XenError(
            ErrorCode.PBDExists, sr.ToString(), world.Host().ToString(), first.ToString()));
        (await world.FailureAsync(NewPBD(world, sr, Share().With("SRmaster", "true"), 1))).Code
            .Should().Be(ErrorCode.ValueNotSupported);
        (await world.FailureAsync(new Calls.DestroyObject(PBDRecord.ClassInfo, first))).Code
            .Should().Be(ErrorCode.OperationNotAllowed);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-16")]
    public async Task While_hosts_are_upgraded_no_repository_is_made()
    {
        await using World world = await World.StartAsync();
        Ref<PoolRecord> pool = world.View.All<PoolRecord>().Single().Reference;
        Ref<SRRecord> sr = await world.AddSRAsync();
        await world.CallAsync(new Calls.AddToMap(
            pool, PoolRecord.OtherConfigField, "rolling_upgrade_in_progress", ""));

        var error = new XenError(ErrorCode.NotSupportedDuringUpgrade);
        (await world.FailureAsync(world.NewSR("nfs", Share("/b")))).Should().Be(error);
        (await world.FailureAsync(new Calls.CreateObject(new VDIRecord { SR = sr, VirtualSize = Gib })))
            .Should().Be(error);
        await world.CallAsync(new PBDUnplug(world.PBDsOf(sr)[0]));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-17")]
    public async Task A_driver_measures_a_repository_again_without_looking_for_disks()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> sr = await world.AddSRAsync();
        Ref<VDIRecord> disk = await world.AddImageAsync(sr);
        long before = world.View.Find(sr)!.PhysicalUtilisation;
        await world.WriteAsync(disk, 0, new byte[1 << 20].Select(_ => (byte)7).ToArray());

        await world.CallAsync(new SRUpdate(sr));

        SRRecord after = world.View.Find(sr)!;
        after.PhysicalUtilisation.Should().Be(before + (1 << 20));
        after.VirtualAllocation.Should().Be(Gib);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-18")]
    public async Task Repositories_live_hosts_are_enabled_and_attached()
    {
        await using World world = await World.StartAsync(new() { Hosts = 2 });
        Ref<SRRecord> sr = await world.AddSRAsync();
        await world.CallAsync(new HostDisable(world.Host(1), false));

        var live = (RefSet<HostRecord>)(await world.SubmitAsync(new SRGetLiveHosts(sr))).Result!;

        ((IEnumerable<Ref<HostRecord>>)live).Should().Equal(world.Host());
    }

    private static Calls.CreateObject NewPBD(
        World world, Ref<SRRecord> sr, XenMap<string, string> device, int host) =>
        new(new PBDRecord { SR = sr, Host = world.Host(host), DeviceConfig = device });

    private static Task<Ref<PBDRecord>> AddPBDAsync(
        World world, Ref<SRRecord> sr, XenMap<string, string> device, int host = 0) =>
        world.MakeAsync<PBDRecord>(NewPBD(world, sr, device, host));

    private static async Task PlugAsync(World world, Ref<SRRecord> sr, XenMap<string, string> device) =>
        await world.CallAsync(new PBDPlug(await AddPBDAsync(world, sr, device)));
}
