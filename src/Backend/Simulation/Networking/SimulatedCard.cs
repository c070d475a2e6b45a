namespace Xen.Model.Backend.Simulation.Networking;

/// <summary>A network card of a simulated host. All are of one make.</summary>
/// <param name="Device">Its name on the host.</param>
/// <param name="Mac">Its address.</param>
/// <param name="PciPath">Where it is plugged in.</param>
/// <param name="HasLink">True when there is a cable with somebody at the other end.</param>
internal sealed record SimulatedCard(string Device, string Mac, string PciPath, bool HasLink)
{
    public const string VendorId = "8086";
    public const string VendorName = "Simulated";
    public const string DeviceId = "10d3";
    public const string DeviceName = "Simulated network card";

    /// <summary>Mbit/s with a link that was negotiated.</summary>
    public const long Speed = 10_000;

    /// <summary>Largest packet that it carries unless it is told otherwise, in bytes.</summary>
    public const string Mtu = "1500";
}
