using Xen.Model.Bench.Throughput.Reports;

namespace Xen.Model.Bench.Throughput.Points;

/// <summary>One thing that is measured.</summary>
internal interface IPoint
{
    /// <summary>Name for <c>--only</c>.</summary>
    string Name { get; }

    /// <summary>Measures; gives each result as soon as it is there.</summary>
    IAsyncEnumerable<Measurement> Run(BenchOptions options);
}
