namespace Xen.Model.Backend.Simulation.Networking;

/// <summary>An interface that is up on a simulated host. Immutable.</summary>
/// <param name="Host">The host, as the text of its reference.</param>
/// <param name="Bridge">The bridge that it is a port of.</param>
/// <param name="Mac">Its address.</param>
/// <param name="Mtu">The largest packet that it carries, in bytes; empty for a guest's interface.</param>
/// <param name="Address">Its IPv4 address; empty for none.</param>
/// <param name="Rate">What it may send, in kilobytes a second; empty for all it can.</param>
/// <param name="Members">The cards that it is made of, for a bond.</param>
/// <param name="Settings">Options of the card, in the words of the host's tool.</param>
public sealed record SimulatedInterface(
    string Host,
    string Bridge,
    string Mac,
    string Mtu,
    string Address,
    string Rate,
    IReadOnlyList<string> Members,
    IReadOnlyDictionary<string, string> Settings);
