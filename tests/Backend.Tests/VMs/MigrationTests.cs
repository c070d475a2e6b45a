using Xen.Model.Backend.Simulation;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Operations;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.VMs;

/// <summary>Obligations on VMs that move.</summary>
public sealed class MigrationTests
{
    private static readonly SimulatedHostOptions s_two = new() { Hosts = 2 };

    [Fact]
    [Trait("Obligation", "VM-50")]
    public async Task A_migration_shows_on_the_vm_on_both_hosts_and_as_a_message()
    {
        await using World world = await World.StartAsync(s_two);
        Ref<VMRecord> vm = await world.AddVMOnAsync(await world.AddSharedStorageAsync());
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        Ref<HostRecord> from = world.View.Find(vm)!.ResidentOn;
        Ref<HostRecord> to = Other(world, from);
        long domid = world.View.Find(vm)!.Domid;

        Ref<TaskRecord> task = await world.BeginAsync(new VMPoolMigrate(vm, to, XenMap<string, string>.Empty));
        world.View.Find(vm)!.ScheduledToBeResidentOn.Should().Be(to);
        world.View.Find(to)!.CurrentOperations.Count.Should().Be(1);
        await world.EndAsync(task);

        world.View.Find(vm)!.ResidentOn.Should().Be(to);
        world.View.Find(vm)!.Domid.Should().NotBe(domid);
        world.View.Find(to)!.ResidentVMs.Contains(vm).Should().BeTrue();
        world.View.Find(from)!.ResidentVMs.Contains(vm).Should().BeFalse();
        world.View.All<MessageRecord>().Should().ContainSingle(message => message.Record.Name == "VM_MIGRATED");
        world.View.All<ConsoleRecord>().Where(console => console.Record.VM == vm)
            .Should().OnlyContain(console => console.Record.Location.StartsWith(
                $"https://{world.View.Find(to)!.Address}/", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Obligation", "VM-51")]
    public async Task A_vm_on_local_storage_moves_only_together_with_its_disks()
    {
        await using World world = await World.StartAsync(s_two);
        Ref<VMRecord> vm = await world.InstallAsync();
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        Ref<HostRecord> from = world.View.Find(vm)!.ResidentOn;
        Ref<HostRecord> to = Other(world, from);
        XenError refused = await world.FailureAsync(new VMPoolMigrate(vm, to, XenMap<string, string>.Empty));
        refused.Code.Should().Be(ErrorCode.VMRequiresSR);
        Ref<SRRecord> sr = LocalStorage(world, to);
        Ref<VDIRecord>[] before = Disks(world, vm);

        object? result = await world.CallAsync(Send(vm, to, Map(before, sr)));

        result.Should().Be((ObjectRef)vm);
        world.View.Find(vm)!.ResidentOn.Should().Be(to);
        world.DisksOf(vm).Should().HaveCount(2).And.OnlyContain(disk => disk.SR == sr);
        before.Should().OnlyContain(disk => world.View.Find(disk) == null);
        world.View.All<MessageRecord>().Should().Contain(message => message.Record.Name == "VM_MIGRATED");
    }

    [Fact]
    [Trait("Obligation", "VM-52")]
    public async Task A_halted_vm_changes_its_storage_and_stays_halted()
    {
        await using World world = await World.StartAsync(s_two);
        Ref<VMRecord> vm = await world.InstallAsync();
        Ref<SRRecord> shared = await world.AddSharedStorageAsync();
        Ref<HostRecord> host = world.View.All<HostRecord>().First().Reference;

        await world.CallAsync(Send(vm, host, Map(Disks(world, vm), shared)));

        world.View.Find(vm)!.PowerState.Should().Be(VMPowerState.Halted);
        world.View.Find(vm)!.ResidentOn.IsNull.Should().BeTrue();
        world.DisksOf(vm).Should().OnlyContain(disk => disk.SR == shared);
        world.Machine.DomainOf(vm).Should().BeNull();
    }

    [Fact]
    [Trait("Obligation", "VM-53")]
    public async Task A_copy_leaves_the_vm_and_arrives_beside_it()
    {
        await using World world = await World.StartAsync(s_two);
        Ref<VMRecord> vm = await world.InstallAsync();
        Ref<SRRecord> shared = await world.AddSharedStorageAsync();
        Ref<HostRecord> host = world.View.All<HostRecord>().First().Reference;
        VMMigrateSend call = Send(vm, host, Map(Disks(world, vm), shared)) with
        {
            Options = XenMap<string, string>.Of(("copy", "true")),
        };

        var copy = ((ObjectRef)(await world.CallAsync(call))!).As<VMRecord>();

        copy.Should().NotBe(vm);
        world.DisksOf(copy).Should().HaveCount(2).And.OnlyContain(disk => disk.SR == shared);
        world.DisksOf(vm).Should().HaveCount(2).And.OnlyContain(disk => disk.SR != shared);
    }

    [Fact]
    [Trait("Obligation", "VM-54")]
    public async Task What_can_be_asserted_is_what_would_be_done()
    {
        await using World world = await World.StartAsync(s_two);
        Ref<VMRecord> vm = await world.InstallAsync();
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        Ref<HostRecord> to = Other(world, world.View.Find(vm)!.ResidentOn);
        VMMigrateSend bad = Send(vm, to, XenMap<Ref<VDIRecord>, Ref<SRRecord>>.Empty);

        (await world.FailureAsync(Asserted(bad))).Should().Be(await world.FailureAsync(bad));
        await world.CallAsync(Asserted(Send(vm, to, Map(Disks(world, vm), LocalStorage(world, to)))));
        (await world.FailureAsync(Send(vm, default, bad.VdiMap))).Code.Should().Be(ErrorCode.CannotContactHost);
    }

    [Fact]
    [Trait("Obligation", "VM-55")]
    public async Task A_migration_that_fails_leaves_all_where_it_was()
    {
        await using World world = await World.StartAsync(s_two with
        {
            Failures =
            [
                new SimulatedFailure(OperationKind.VMMigrateSend, 1, new XenError(ErrorCode.InternalError, "no")),
            ],
        });
        Ref<VMRecord> vm = await world.InstallAsync();
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        Ref<HostRecord> from = world.View.Find(vm)!.ResidentOn;
        Ref<HostRecord> to = Other(world, from);
        Ref<VDIRecord>[] before = Disks(world, vm);

        XenError error = await world.FailureAsync(Send(vm, to, Map(before, LocalStorage(world, to))));

        error.Should().Be(new XenError(
            ErrorCode.VMMigrateFailed, vm.ToString(), from.ToString(), to.ToString(), "no"));
        world.View.Find(vm)!.ResidentOn.Should().Be(from);
        world.View.Find(vm)!.ScheduledToBeResidentOn.IsNull.Should().BeTrue();
        Disks(world, vm).Should().Equal(before);
    }

    private static VMMigrateSend Send(
        Ref<VMRecord> vm, Ref<HostRecord> host, XenMap<Ref<VDIRecord>, Ref<SRRecord>> disks) => new(
            vm,
            XenMap<string, string>.Of(("host", host.ToString()), ("master", "http://198.51.100.1")),
            Live: true,
            disks,
            XenMap<Ref<VIFRecord>, Ref<NetworkRecord>>.Empty,
            XenMap<string, string>.Empty,
            XenMap<Ref<VGPURecord>, Ref<GPUGroupRecord>>.Empty,
            XenMap<Ref<VDIRecord>, string>.Empty);

    private static VMAssertCanMigrate Asserted(VMMigrateSend call) => new(
        call.VM, call.Dest, call.Live, call.VdiMap, call.VifMap, call.Options, call.VgpuMap);

    private static XenMap<Ref<VDIRecord>, Ref<SRRecord>> Map(Ref<VDIRecord>[] disks, Ref<SRRecord> sr) =>
        XenMap<Ref<VDIRecord>, Ref<SRRecord>>.Of(disks.Select(disk => KeyValuePair.Create(disk, sr)));

    private static Ref<VDIRecord>[] Disks(World world, Ref<VMRecord> vm) =>
    [
        .. world.View.All<VBDRecord>().Where(vbd => vbd.Record.VM == vm && vbd.Record.Type == VBDType.Disk)
            .Select(vbd => vbd.Record.VDI),
    ];

    private static Ref<HostRecord> Other(World world, Ref<HostRecord> host) =>
        world.View.All<HostRecord>().First(other => other.Reference != host).Reference;

    private static Ref<SRRecord> LocalStorage(World world, Ref<HostRecord> host) =>
        world.View.All<PBDRecord>()
            .Where(pbd => pbd.Record.Host == host)
            .Select(pbd => pbd.Record.SR)
            .First(sr => world.View.Find(sr)!.Type == "ext");
}
