using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Tests;

/// <summary>VMs for tests that are not about how VMs come into being.</summary>
internal static class WorldVMs
{
    private const long Memory = 256L << 20;

    /// <summary>A halted VM without devices, put straight into the model.</summary>
    public static async Task<Ref<VMRecord>> AddVMAsync(this World world, Func<VMRecord, VMRecord>? change = null)
    {
        var reference = new Ref<VMRecord>(Guid.NewGuid());
        var metrics = new Ref<VMMetricsRecord>(Guid.NewGuid());
        var record = new VMRecord
        {
            Uuid = Guid.NewGuid().ToString(),
            NameLabel = "vm",
            MemoryStaticMin = Memory,
            MemoryDynamicMin = Memory,
            MemoryDynamicMax = Memory,
            MemoryStaticMax = Memory,
            VCPUsMax = 1,
            VCPUsAtStartup = 1,
            Domid = -1,
            DomainType = DomainType.Pv,
            Metrics = metrics,
        };
        var facts = new Observe(
        [
            new Fact(metrics, new VMMetricsRecord { Uuid = Guid.NewGuid().ToString() }),
            new Fact(reference, change is null ? record : change(record)),
        ]);
        await world.Model.SubmitAsync(facts, CallContext.Server);
        return reference;
    }

    /// <summary>A VM that runs.</summary>
    public static async Task<Ref<VMRecord>> RunVMAsync(this World world, Func<VMRecord, VMRecord>? change = null)
    {
        Ref<VMRecord> vm = await world.AddVMAsync(change);
        await world.CallAsync(new VMStart(vm, StartPaused: false, Force: false));
        return vm;
    }
}
