using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Schema;
using Xen.Model.State;

namespace Xen.Model.Simulation;

/// <content>Calls about virtual machines, most of which end with an operation.</content>
internal sealed partial class CallMaker
{
    /// <summary>What every secret value begins with.</summary>
    public const string SecretMark = "not-for-your-eyes-";

    private static readonly XenClass[] s_described =
    [
        NetworkRecord.ClassInfo, TaskRecord.ClassInfo, VMRecord.ClassInfo, VDIRecord.ClassInfo, SRRecord.ClassInfo,
        HostRecord.ClassInfo, PoolRecord.ClassInfo,
    ];

    private SimCall Machines(RecordView view)
    {
        (Ref<VMRecord> Self, VMRecord Record)[] all =
            [.. view.All<VMRecord>().Where(vm => !vm.Record.IsControlDomain)];
        if (all.Length == 0)
        {
            return Nonsense();
        }
        (Ref<VMRecord> self, VMRecord record) = random.Pick(all);
        if (record.IsATemplate || random.NextInt(2 * Enough) >= all.Length + 8)
        {
            return Plain(random.Chance(80) ? new VMClone(self, Text()) : new VMCopy(self, Text(), default));
        }
        return Plain(record.PowerState switch
        {
            VMPowerState.Running => WhileRunning(self),
            VMPowerState.Paused => random.Chance(70) ? new VMUnpause(self) : new VMHardShutdown(self),
            VMPowerState.Suspended => random.Chance(70)
                ? new VMResume(self, StartPaused: false, Force: false)
                : new VMHardShutdown(self),
            _ => WhileHalted(self),
        });
    }

    private Call WhileRunning(Ref<VMRecord> self) => random.NextInt(6) switch
    {
        0 => new VMPause(self),
        1 => new VMSuspend(self),
        2 => new VMHardReboot(self),
        3 => new VMStart(self, StartPaused: false, Force: false),
        _ => new VMHardShutdown(self),
    };

    private Call WhileHalted(Ref<VMRecord> self) => random.NextInt(10) switch
    {
        < 5 => new VMStart(self, StartPaused: random.Chance(20), Force: false),
        5 => new VMProvision(self),
        6 => new SetField(self, VMRecord.NameLabelField, Text()),
        _ => new DestroyObject(VMRecord.ClassInfo, self),
    };
}
