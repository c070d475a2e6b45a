using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Decisions;
using Xen.Model.Log;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.Sequencing;

namespace Xen.Model.Tests.Operations;

/// <summary>Obligations on sets that are computed before each commit.</summary>
public sealed class DerivedFieldsTests
{
    private static readonly Ref<VMRecord> s_vm = new(Guid.Parse("00000000-0000-4000-8000-000000000001"));
    private static readonly Ref<VBDRecord> s_vbd = new(Guid.Parse("00000000-0000-4000-8000-000000000002"));
    private static readonly Ref<VDIRecord> s_vdi = new(Guid.Parse("00000000-0000-4000-8000-000000000003"));

    private readonly Sequencer _sequencer = new(StandardDeciders.Table(), new Counting(), new EventWindowOptions());
    private readonly CommitBatch _batch = new();

    [Fact]
    public void What_an_object_may_do_is_in_the_event_that_changes_it()
    {
        Observe(new Fact(s_vm, new VMRecord { DomainType = DomainType.Pv }));

        Events().Should().Be(1);
        Find<VMRecord>(s_vm).AllowedOperations.Should().Contain(VMOperations.Start);
    }

    [Fact]
    public void A_write_that_operations_do_not_depend_on_changes_one_object()
    {
        Observe(new Fact(s_vm, new VMRecord { DomainType = DomainType.Pv }));
        AddDisk();
        int before = Events();

        Step(new SetField(s_vm, VMRecord.NameLabelField, "another name"));

        Events().Should().Be(before + 1);
    }

    [Fact]
    public void A_vm_that_begins_to_run_changes_what_its_devices_and_their_disks_may_do()
    {
        Observe(new Fact(s_vm, new VMRecord { DomainType = DomainType.Pv }));
        AddDisk();
        Find<VBDRecord>(s_vbd).AllowedOperations.Should().NotContain(VBDOperations.Plug);
        Find<VDIRecord>(s_vdi).AllowedOperations.Should().Contain(VDIOperations.Forget);

        Observe(
            new Fact(s_vm, Find<VMRecord>(s_vm) with { PowerState = VMPowerState.Running }),
            new Fact(s_vbd, Find<VBDRecord>(s_vbd) with { CurrentlyAttached = true }));

        Find<VBDRecord>(s_vbd).AllowedOperations.Should().Contain(VBDOperations.Unplug);
        Find<VDIRecord>(s_vdi).AllowedOperations.Should().NotContain(VDIOperations.Forget);
    }

    [Fact]
    public void A_record_from_outside_cannot_take_from_an_object_what_belongs_to_it()
    {
        Observe(new Fact(s_vm, new VMRecord { DomainType = DomainType.Pv }));
        AddDisk();

        Observe(new Fact(s_vm, new VMRecord { DomainType = DomainType.Pv, NameLabel = "seen again" }));

        Find<VMRecord>(s_vm).VBDs.Contains(s_vbd).Should().BeTrue();
    }

    private void AddDisk() => Observe(
        new Fact(s_vdi, new VDIRecord { Managed = true }),
        new Fact(s_vbd, new VBDRecord
        {
            VM = s_vm, VDI = s_vdi, Userdevice = "0", Mode = VBDMode.RW, Type = VBDType.Disk, Unpluggable = true,
        }));

    private void Observe(params Fact[] facts) => Step(new Observe([.. facts]));

    private void Step(Call call) =>
        _sequencer.Step(call, CallContext.Server, DateTimeOffset.UnixEpoch, _batch).Error.Should().BeNull();

    private int Events() => _batch.Entries.Sum(entry => entry.EventCount);

    private T Find<T>(Ref<T> reference)
        where T : XenRecord, IXenRecord =>
        _sequencer.Store.AsOf(_batch.LastId).Find(reference)!;

    private sealed class Counting : IRandomSource
    {
        private int _last = 1000;

        public Guid NextGuid() => new(++_last, 0, 0, new byte[8]);

        public int NextInt(int below) => 0;
    }
}
