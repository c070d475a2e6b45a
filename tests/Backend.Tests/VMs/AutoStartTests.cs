using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.VMs;

/// <summary>Obligations on VMs that start with their host.</summary>
public sealed class AutoStartTests
{
    [Theory]
    [Trait("Obligation", "VM-72")]
    [InlineData(true, true, VMPowerState.Running)]
    [InlineData(true, false, VMPowerState.Halted)]
    [InlineData(false, true, VMPowerState.Halted)]
    public async Task A_vm_starts_after_a_boot_when_both_it_and_the_pool_say_so(
        bool ofPool, bool ofVM, VMPowerState expected)
    {
        await using World world = await World.StartAsync();
        Ref<HostRecord> host = world.View.All<HostRecord>().Single().Reference;
        Ref<PoolRecord> pool = world.View.All<PoolRecord>().Single().Reference;
        Ref<VMRecord> vm = await world.AddVMAsync();
        if (ofPool)
        {
            await world.CallAsync(new AddToMap(pool, PoolRecord.OtherConfigField, "auto_poweron", "true"));
        }
        await world.CallAsync(new VMSetAutoPowerOn(vm, ofVM));

        await world.CallAsync(new HostDisable(host, AutoEnable: true));
        await world.CallAsync(new HostReboot(host));
        await world.UntilAsync(() => world.View.Find(host)!.Enabled);
        await world.QuietAsync();

        world.View.Find(vm)!.PowerState.Should().Be(expected);
        world.View.All<OperationRecord>().Should().BeEmpty();
    }
}
