using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Tests.VMs;

/// <summary>Obligations on snapshots that are taken by the clock.</summary>
public sealed class ScheduleTests
{
    [Fact]
    [Trait("Obligation", "VM-60")]
    public async Task A_schedule_takes_a_snapshot_when_its_time_has_come_and_only_once()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<VMSSRecord> schedule = await AddScheduleAsync(world, vm, retained: 3);
        await world.CallAsync(new VMSSSetLastRunTime(schedule, world.Clock.GetUtcNow()));
        TimeSpan left = TimeSpan.FromHours(1) - TimeSpan.FromMinutes(world.Clock.GetUtcNow().Minute);

        await PassAsync(world, left - TimeSpan.FromMinutes(2));
        Snapshots(world, vm).Should().BeEmpty();
        await PassAsync(world, TimeSpan.FromMinutes(5));

        VMRecord snapshot = Snapshots(world, vm).Single();
        snapshot.IsVmssSnapshot.Should().BeTrue();
        snapshot.NameLabel.Should().StartWith("nightly_");
        world.View.All<MessageRecord>().Should().ContainSingle(
            message => message.Record.Name == "VMSS_SNAPSHOT_SUCCEEDED");
        world.View.All<VMSSRecord>().Single().Record.LastRunTime.Should().BeAfter(DateTimeOffset.UnixEpoch);
    }

    [Fact]
    [Trait("Obligation", "VM-61")]
    public async Task The_oldest_snapshots_of_a_schedule_go_with_their_disks_and_those_of_users_stay()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        Ref<VMSSRecord> schedule = await AddScheduleAsync(world, vm, retained: 1);
        await world.CallAsync(new VMSnapshot(vm, "mine", RefSet<VDIRecord>.Empty));
        int disks = world.View.All<VDIRecord>().Count();

        await world.CallAsync(new VMSSSnapshotNow(schedule));
        DateTimeOffset first = Snapshots(world, vm).Single(snapshot => snapshot.IsVmssSnapshot).SnapshotTime;
        await world.CallAsync(new VMSSSnapshotNow(schedule));

        Snapshots(world, vm).Should().HaveCount(2).And.Contain(snapshot => snapshot.NameLabel == "mine");
        Snapshots(world, vm).Single(snapshot => snapshot.IsVmssSnapshot).SnapshotTime.Should().BeAfter(first);
        world.View.All<VDIRecord>().Count().Should().Be(disks + 2);
    }

    [Theory]
    [Trait("Obligation", "VM-62")]
    [InlineData("min", "7")]
    [InlineData("hour", "24")]
    [InlineData("days", "Monday,Someday")]
    [InlineData("month", "1")]
    public async Task What_is_no_time_is_refused(string key, string value)
    {
        await using World world = await World.StartAsync();
        Ref<VMSSRecord> schedule = await AddScheduleAsync(world, await world.AddVMAsync(), retained: 1);

        (await world.FailureAsync(new VMSSSetSchedule(schedule, XenMap<string, string>.Of((key, value)))))
            .Should().Be(new XenError(ErrorCode.InvalidValue, "schedule:" + key, value));
        (await world.FailureAsync(new VMSSAddToSchedule(schedule, key, value)))
            .Should().Be(new XenError(ErrorCode.InvalidValue, "schedule:" + key, value));
    }

    [Fact]
    [Trait("Obligation", "VM-63")]
    public async Task Another_frequency_leaves_of_the_times_what_it_needs()
    {
        await using World world = await World.StartAsync();
        Ref<VMSSRecord> schedule = await AddScheduleAsync(world, await world.AddVMAsync(), retained: 1);
        await world.CallAsync(new VMSSSetSchedule(schedule, XenMap<string, string>.Of(("min", "45"), ("hour", "3"))));

        await world.CallAsync(new VMSSSetFrequency(schedule, VMSSFrequency.Weekly));
        world.View.Find(schedule)!.Schedule.Should().BeEquivalentTo(
            XenMap<string, string>.Of(("days", "Monday"), ("hour", "3"), ("min", "45")));
        await world.CallAsync(new VMSSSetFrequency(schedule, VMSSFrequency.Hourly));

        world.View.Find(schedule)!.Schedule.Should().BeEquivalentTo(XenMap<string, string>.Of(("min", "45")));
    }

    [Fact]
    [Trait("Obligation", "VM-64")]
    public async Task A_schedule_keeps_one_to_ten_snapshots_and_does_not_go_from_under_its_vms()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        Ref<VMSSRecord> schedule = await AddScheduleAsync(world, vm, retained: 1);

        (await world.FailureAsync(new VMSSSetRetainedSnapshots(schedule, 11))).Should().Be(
            new XenError(ErrorCode.InvalidValue, "retained_snapshots", "11"));
        (await world.FailureAsync(new DestroyObject(VMSSRecord.ClassInfo, schedule))).Should().Be(
            new XenError(ErrorCode.VMSSHasVM));
        await world.CallAsync(new VMSetSnapshotSchedule(vm, default));
        await world.CallAsync(new DestroyObject(VMSSRecord.ClassInfo, schedule));

        world.View.Find(schedule).Should().BeNull();
    }

    private static async Task<Ref<VMSSRecord>> AddScheduleAsync(World world, Ref<VMRecord> vm, long retained)
    {
        var schedule = ((ObjectRef)(await world.CallAsync(new CreateObject(new VMSSRecord
        {
            NameLabel = "nightly",
            Enabled = true,
            Type = VMSSType.Snapshot,
            Frequency = VMSSFrequency.Hourly,
            RetainedSnapshots = retained,
            Schedule = XenMap<string, string>.Of(("min", "0")),
        })))!).As<VMSSRecord>();
        await world.CallAsync(new VMSetSnapshotSchedule(vm, schedule));
        return schedule;
    }

    /// <summary>Lets time pass, with the ticks of a housekeeper.</summary>
    private static async Task PassAsync(World world, TimeSpan time)
    {
        DateTimeOffset end = world.Clock.GetUtcNow() + time;
        while (world.Clock.GetUtcNow() < end)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(30));
            await world.Model.SubmitAsync(new Tick(), CallContext.Server);
            await world.QuietAsync();
        }
    }

    private static VMRecord[] Snapshots(World world, Ref<VMRecord> vm) =>
        [.. world.View.All<VMRecord>().Select(item => item.Record).Where(item => item.SnapshotOf == vm)];
}
