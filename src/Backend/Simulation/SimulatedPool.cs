using Xen.Model.Backend.Simulation.Seeding;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;
using Xen.Model.Sequencing;

namespace Xen.Model.Backend.Simulation;

/// <summary>What an installer leaves behind: the objects of a pool that has just been set up.</summary>
public static class SimulatedPool
{
    /// <summary>The observation that fills an empty model.</summary>
    /// <param name="options">How many hosts and what they are like.</param>
    /// <param name="random">Where identities come from; the same source gives the same pool.</param>
    public static Observe Seed(SimulatedHostOptions options, IRandomSource random)
    {
        options.Check();
        var plan = new PoolPlan(options, random);
        SeededHosts.AddTo(plan);
        SeededNetworks.AddTo(plan);
        SeededStorage.AddTo(plan);
        SeededTemplates.AddTo(plan);
        SeededDevices.AddTo(plan);
        return plan.Finish();
    }

    /// <summary>Fills a model that has no pool yet; leaves any other alone.</summary>
    /// <returns>True when it was filled.</returns>
    public static async Task<bool> SeedIfEmptyAsync(
        ICallSink model, SimulatedHostOptions options, IRandomSource random)
    {
        if (model.View.All(PoolRecord.ClassInfo).Any())
        {
            return false;
        }
        CallOutcome outcome = await model.SubmitAsync(Seed(options, random), CallContext.Server).ConfigureAwait(false);
        return outcome.Error is null;
    }
}
