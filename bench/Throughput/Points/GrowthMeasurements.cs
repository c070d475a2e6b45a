using System.Globalization;
using Xen.Model.Bench.Throughput.Reports;
using Xen.Model.Bench.Throughput.Workloads;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>The lines of a point that shows what size costs: each size beside the smallest.</summary>
internal static class GrowthMeasurements
{
    public static IEnumerable<Measurement> Of(string name, string size, Costs costs, Costs smallest)
    {
        yield return Commit(name, size, costs, smallest);
        yield return Line(name, costs.Get, smallest.Get, "ns/getter", size);
        yield return Line(name, costs.Read, smallest.Read, "ns/event read", size);
    }

    public static Measurement Commit(string name, string size, Costs costs, Costs smallest) =>
        Line(name, costs.Commit, smallest.Commit, "ns/commit", size);

    private static Measurement Line(string name, double cost, double smallest, string unit, string size) =>
        new(name, cost, unit, string.Create(CultureInfo.InvariantCulture,
            $"{size}; {cost / smallest:0.00} of the smallest; processor time"));
}
