using Xen.Model.Operations.Counters;

namespace Xen.Model.Backend.Simulation.Metering;

/// <summary>What is counted of one object. For one thread at a time.</summary>
internal abstract class Meter
{
    /// <summary>The look at which the object was there last.</summary>
    public long Seen { get; set; }

    /// <summary>What a counter shows; NaN when it is not known.</summary>
    public abstract double Read(Counter counter);
}
