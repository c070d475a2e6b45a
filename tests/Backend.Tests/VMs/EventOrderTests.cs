using Xen.Model.Backend.Simulation;
using Xen.Model.Classes;
using Xen.Model.Log;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.VMs;

/// <summary>Obligations on the order in which a listener sees what happens to a VM.</summary>
public sealed class EventOrderTests
{
    [Fact]
    [Trait("Obligation", "VM-18")]
    public async Task A_start_begins_with_its_task_and_marks_the_vm_then_its_devices_then_the_host()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        await world.AddInterfaceAsync(vm);
        EventId before = world.Model.Log.Published.Tail;

        Ref<TaskRecord> task = await world.BeginAsync(new VMStart(vm, StartPaused: false, Force: false));

        string[] events = Seen(world, before);
        events[0].Should().Be("task add");
        events.Should().ContainInOrder("VM mod", "VBD mod", "VIF mod", "host mod");
        await world.EndAsync(task);
    }

    [Fact]
    [Trait("Obligation", "VM-19")]
    public async Task A_start_ends_with_devices_the_vm_its_consoles_a_message_and_last_the_task()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.InstallAsync();
        await world.AddInterfaceAsync(vm);
        Ref<TaskRecord> task = await world.BeginAsync(new VMStart(vm, StartPaused: false, Force: false));
        EventId before = world.Model.Log.Published.Tail;

        await world.EndAsync(task);

        string[] events = Seen(world, before);
        int end = Array.LastIndexOf(events, "task mod");
        events[..end].Should().ContainInOrder(
            "VBD mod", "VIF mod", "VM_guest_metrics add", "VM mod", "host mod", "console add", "message add",
            "VDI mod");
    }

    [Fact]
    [Trait("Obligation", "VM-57")]
    public async Task A_migration_is_an_event_of_the_vm_and_of_both_hosts()
    {
        await using World world = await World.StartAsync(new SimulatedHostOptions { Hosts = 2 });
        Ref<VMRecord> vm = await world.RunVMAsync();
        Ref<HostRecord> from = world.View.Find(vm)!.ResidentOn;
        Ref<HostRecord> to = world.View.All<HostRecord>().First(host => host.Reference != from).Reference;
        Ref<TaskRecord> task = await world.BeginAsync(new VMPoolMigrate(vm, to, XenMap<string, string>.Empty));
        EventId before = world.Model.Log.Published.Tail;

        await world.EndAsync(task);

        EventEntry[] entries = Entries(world, before);
        ObjectRef[] changed =
        [
            .. entries.Where(entry => entry.Kind == EventKind.Mod).Select(entry => entry.After.Slot.Reference),
        ];
        changed.Should().Contain([(ObjectRef)vm, from, to]);
        VMRecord seen = entries.Select(entry => entry.After.Record).OfType<VMRecord>().Last();
        seen.ResidentOn.Should().Be(to);
        seen.PowerState.Should().Be(VMPowerState.Running, "it never stops");
    }

    private static string[] Seen(World world, EventId after) =>
    [
        .. Entries(world, after).Select(entry =>
            $"{entry.After.Slot.Class.WireName} {entry.Kind.ToString().ToLowerInvariant()}"),
    ];

    private static EventEntry[] Entries(World world, EventId after)
    {
        var entries = new EventEntry[4096];
        int count = world.Model.Log.Read(after, entries);
        return [.. entries[..count].Where(entry => entry.IsVisible)];
    }
}
