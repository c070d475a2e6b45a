using System.Security.Cryptography;
using System.Text;
using Xen.Model.Backend.Effects;

namespace Xen.Model.Backend.Simulation;

/// <summary>
/// Servers of update packages: each has what the hosts were installed with, and never anything newer. The checksum of
/// their metadata follows from where they are.
/// </summary>
internal static class SimulatedRepositories
{
    /// <summary>Fetches the metadata of the repositories that an intent lists.</summary>
    public static EffectOutcome Fetch(EffectRequest request)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(request.Argument("sources")));
        return EffectOutcome.With(("hash", Convert.ToHexStringLower(hash)));
    }
}
