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

    /// <summary>
    /// Has hosts give the address of the options as their own where they gave the one they were set up with, and the
    /// port: the server may be somewhere else than the last time. Hosts that were given an address by a client keep it.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Has the address; without one nothing is done.</param>
    /// <param name="previous">The address that hosts were told the last time; null when nobody knows.</param>
    /// <param name="httpsPort">The port on which HTTPS is served.</param>
    public static async Task AdvertiseAsync(
        ICallSink model, SimulatedHostOptions options, string? previous, int httpsPort)
    {
        if (options.Address is not { } address)
        {
            return;
        }
        foreach ((Ref<HostRecord> reference, HostRecord host) in model.View.All<HostRecord>())
        {
            bool isSetUp = host.Address == previous
                || host.Address.StartsWith(SeededHosts.Block, StringComparison.Ordinal);
            string now = isSetUp ? address : host.Address;
            await model.SubmitAsync(new ObserveHostAddress(reference, now, httpsPort), CallContext.Server)
                .ConfigureAwait(false);
        }
    }
}
