using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Operations.HighAvailability;

/// <summary>
/// Whether VMs find room after hosts have failed. Small pools try every order in which hosts can fail; for others a
/// bound is used that never promises too much. Pure and deterministic.
/// </summary>
internal static class FailoverPacking
{
    private const int HostsTriedMax = 32;
    private const long CasesTriedBelow = 3500;

    /// <summary>
    /// Places VMs, the largest first, each on the host with the most memory left. One that fits nowhere is left out.
    /// </summary>
    public static Dictionary<Ref<VMRecord>, Ref<HostRecord>> Pack(
        IEnumerable<KeyValuePair<Ref<VMRecord>, long>> needs, IEnumerable<KeyValuePair<Ref<HostRecord>, long>> free)
    {
        var left = new PriorityQueue<Ref<HostRecord>, (long Free, int Age)>();
        var memory = new Dictionary<Ref<HostRecord>, long>();
        var ages = new Dictionary<Ref<HostRecord>, int>();
        foreach ((Ref<HostRecord> host, long bytes) in free)
        {
            memory[host] = bytes;
            ages[host] = ages.Count;
            left.Enqueue(host, (-bytes, ages[host]));
        }
        var placed = new Dictionary<Ref<VMRecord>, Ref<HostRecord>>();
        foreach ((Ref<VMRecord> vm, long need) in needs.OrderByDescending(vm => vm.Value))
        {
            if (left.TryPeek(out Ref<HostRecord> host, out _) && memory[host] >= need)
            {
                memory[host] -= need;
                left.DequeueEnqueue(host, (-memory[host], ages[host]));
                placed.Add(vm, host);
            }
        }
        return placed;
    }

    /// <summary>True when all placed VMs find a new place whichever hosts fail, one after the other.</summary>
    /// <param name="state">Before any of these failures.</param>
    /// <param name="failures">How many hosts fail. 0 or more.</param>
    public static bool IsAlwaysPossible(FailoverState state, int failures)
    {
        int hosts = state.Free.Count;
        if (failures > hosts || (failures == hosts && state.Needs.Count > 0))
        {
            return false;
        }
        if (state.Needs.Count == 0)
        {
            return true;
        }
        return state.TotalHosts <= HostsTriedMax && OrdersOf(state.TotalHosts, failures) < CasesTriedBelow
            ? SurvivesEveryOrder(state, failures)
            : SurvivesTheWorst(state, failures);
    }

    private static bool SurvivesEveryOrder(FailoverState state, int failures) =>
        failures == 0 || state.Free.Keys.All(host =>
            state.Without(host) is { } after && SurvivesEveryOrder(after, failures - 1));

    /// <summary>
    /// All VMs are taken to be as large as the largest, and the hosts that fail to be those with the most VMs and the
    /// most room.
    /// </summary>
    private static bool SurvivesTheWorst(FailoverState state, int failures)
    {
        long largest = Math.Max(1, state.Needs.Values.Max());
        long room = state.Free.Values.Select(free => Math.Max(0, free) / largest).OrderDescending().Skip(failures)
            .Sum();
        long moved = state.Free.Keys.Select(host => state.Placement.Values.LongCount(place => place == host))
            .OrderDescending().Take(failures).Sum();
        return moved <= room;
    }

    /// <summary>In how many orders so many of the hosts can fail; no more than matters.</summary>
    private static long OrdersOf(int hosts, int failures)
    {
        long orders = 1;
        for (int failed = 0; failed < failures && orders < CasesTriedBelow; failed++)
        {
            orders *= Math.Max(1, hosts - failed);
        }
        return orders;
    }
}
