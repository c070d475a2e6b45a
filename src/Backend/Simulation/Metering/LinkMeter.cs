using Xen.Model.Operations.Counters;

namespace Xen.Model.Backend.Simulation.Metering;

/// <summary>What passes over a network interface, in the words of who has it.</summary>
internal sealed class LinkMeter
{
    private double _received;
    private double _sent;

    public void Add(double received, double sent)
    {
        _received += received;
        _sent += sent;
    }

    /// <summary>Simulated cables make no errors.</summary>
    public double Read(Quantity quantity) => quantity switch
    {
        Quantity.Received => Math.Floor(_received),
        Quantity.Sent => Math.Floor(_sent),
        Quantity.ReceiveErrors or Quantity.SendErrors => 0,
        _ => double.NaN,
    };
}
