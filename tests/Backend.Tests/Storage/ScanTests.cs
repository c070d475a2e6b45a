using Xen.Model.Backend.Simulation.Storage;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using static Xen.Model.Backend.Tests.Storage.WorldStorage;

namespace Xen.Model.Backend.Tests.Storage;

/// <summary>Obligations on SR.scan: the objects follow what is on the medium.</summary>
public sealed class ScanTests
{
    [Fact]
    [Trait("Obligation", "STORAGE-20")]
    public async Task New_vanished_and_resized_images_are_told_from_each_other()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> sr = await world.AddSRAsync();
        Ref<VDIRecord> gone = await world.AddImageAsync(sr);
        Ref<VDIRecord> grown = await world.AddImageAsync(sr);
        string repository = world.View.Find(sr)!.Uuid;
        world.Machine.Storage.Remove(world.Address(gone));
        world.Machine.Storage.Change(world.Address(grown), image => image with { VirtualSize = 2 * Gib });
        world.Machine.Storage.Put(
            repository, new SimulatedImage { Location = "dropped.vhd", VirtualSize = 5 * Gib, NameLabel = "found" });

        await world.CallAsync(new SRScan(sr));

        world.View.Find(gone).Should().BeNull();
        world.View.Find(grown)!.VirtualSize.Should().Be(2 * Gib);
        VDIRecord found = world.ImagesOf(sr).Single(image => image.Location == "dropped.vhd");
        found.Managed.Should().BeTrue();
        found.NameLabel.Should().Be("found");
        Guid.TryParse(found.Uuid, out _).Should().BeTrue("one without a uuid is given one");
        world.View.Find(sr)!.VirtualAllocation.Should().Be(7 * Gib);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-20")]
    public async Task A_scan_that_finds_nothing_new_changes_no_disk()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> sr = await world.AddSRAsync();
        Ref<VDIRecord> disk = await world.AddImageAsync(sr);
        await world.MakeAsync<VDIRecord>(new VDIClone(disk, None));
        VDIRecord[] before = world.ImagesOf(sr);

        await world.CallAsync(new SRScan(sr));

        world.ImagesOf(sr).Should().Equal(before);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-21")]
    public async Task A_scan_does_away_with_the_wish_for_it()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> sr = await world.AddSRAsync();
        await world.CallAsync(new AddToMap(sr, SRRecord.OtherConfigField, "dirty", ""));

        await world.CallAsync(new SRScan(sr));

        world.View.Find(sr)!.OtherConfig.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "STORAGE-22")]
    public async Task Discs_put_into_a_folder_appear_and_can_be_read_only()
    {
        await using World world = await World.StartAsync();
        var folder = XenMap<string, string>.Of(("location", "nas:/isos"));
        Ref<SRRecord> sr = await world.MakeAsync<SRRecord>(world.NewSR("iso", folder));
        world.Machine.Storage.Put(world.View.Find(sr)!.Uuid, new SimulatedImage
        {
            Location = "install.iso",
            VirtualSize = 4 << 20,
            ReadOnly = true,
            Sharable = true,
        });

        await world.CallAsync(new SRScan(sr));

        world.ImagesOf(sr).Should().ContainSingle()
            .Which.Should().Match<VDIRecord>(disc => disc.NameLabel == "install.iso" && disc.ReadOnly && disc.Sharable);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-23")]
    public async Task A_scan_needs_the_repository_for_itself()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> sr = await world.AddSRAsync();
        Ref<TaskRecord> scan = await world.BeginAsync(new SRScan(sr));

        SRRecord busy = world.View.Find(sr)!;

        busy.CurrentOperations.Should().ContainSingle().Which.Key.Should().Be(scan.ToString());
        busy.AllowedOperations.Should().BeEmpty();
        await world.EndAsync(scan);
        world.View.Find(sr)!.CurrentOperations.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "STORAGE-24")]
    public async Task An_unreachable_repository_is_not_looked_through()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> sr = await world.AddSRAsync();
        await world.UnplugAllAsync(sr);

        var error = new XenError(ErrorCode.SRHasNoPbds, sr.ToString());
        (await world.FailureAsync(new SRScan(sr))).Should().Be(error);
        (await world.FailureAsync(new SRUpdate(sr))).Should().Be(error);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-25")]
    public async Task An_image_is_introduced_where_it_is_and_with_its_real_size()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> sr = await world.AddSRAsync();
        world.Machine.Storage.Put(
            world.View.Find(sr)!.Uuid, new SimulatedImage { Location = "here.vhd", VirtualSize = 3 * Gib });

        Ref<VDIRecord> disk = await world.MakeAsync<VDIRecord>(Introduce(sr, "here.vhd"));

        world.View.Find(disk)!.VirtualSize.Should().Be(3 * Gib);
        (await world.FailureAsync(Introduce(sr, "here.vhd")))
            .Should().Be(new XenError(ErrorCode.LocationNotUnique, sr.ToString(), "here.vhd"));
        (await world.FailureAsync(Introduce(sr, "nowhere.vhd")))
            .Should().Be(new XenError(ErrorCode.VDILocationMissing, sr.ToString(), "nowhere.vhd"));
        (await world.FailureAsync(Introduce(sr, "other.vhd", "no uuid")))
            .Should().Be(new XenError(ErrorCode.UUIDInvalid, "VDI", "no uuid"));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-26")]
    public async Task A_forgotten_disk_is_found_again_by_the_next_scan()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> sr = await world.AddSRAsync();
        Ref<VDIRecord> disk = await world.AddImageAsync(sr);
        DiskAddress address = world.Address(disk);
        string uuid = world.View.Find(disk)!.Uuid;
        await world.WriteAsync(disk, 0, 42);

        await world.CallAsync(new VDIForget(disk));
        world.Machine.Storage.Image(address).Should().NotBeNull("only the object goes");
        await world.CallAsync(new SRScan(sr));

        (Ref<VDIRecord> back, _) = world.View.All<VDIRecord>().Single(vdi => vdi.Record.Uuid == uuid);
        (await world.ReadAsync(back, 0, 1)).Should().Equal(42);
    }

    [Fact]
    [Trait("Obligation", "STORAGE-27")]
    public async Task Rows_that_drivers_and_hosts_tell_of_are_taken_as_they_are()
    {
        await using World world = await World.StartAsync();
        Ref<SRRecord> sr = await world.AddSRAsync();
        string uuid = Guid.NewGuid().ToString();

        Ref<VDIRecord> disk = await world.MakeNowAsync<VDIRecord>(new VDIDbIntroduce(
            uuid, "name", "", sr, VDIType.User, false, false, None, "loc", None, None, false, 5, 3, default, false,
            default, default, true));

        world.View.Find(disk)!.Should().Match<VDIRecord>(row =>
            row.Uuid == uuid && !row.Managed && row.VirtualSize == 5 && row.CbtEnabled);
        (await world.FailureAsync(new VDIPoolIntroduce(
            "", "", "", sr, VDIType.User, false, false, None, "loc", None, None, true, 0, 0, default, false, default,
            default, false))).Code.Should().Be(ErrorCode.LocationNotUnique);
        world.View.Find(disk)!.AllowedOperations.Should().Contain(VDIOperations.Forget);
    }

    private static VDIIntroduce Introduce(Ref<SRRecord> sr, string location, string uuid = "") => new(
        uuid, "name", "", sr, VDIType.User, false, false, None, location, None, None, true, 1, 1, default, false,
        default, default);
}
