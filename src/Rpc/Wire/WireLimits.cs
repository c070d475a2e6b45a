using System.Globalization;

namespace Xen.Model.Rpc.Wire;

/// <summary>
/// How large a request may be before it is refused as undecodable. They protect the server's memory and stack; a client
/// within the limits of the original server never meets them. Immutable, hence thread-safe.
/// </summary>
public sealed class WireLimits
{
    /// <summary>Every limit at its default.</summary>
    public static WireLimits Default { get; } = new();

    /// <summary>
    /// Bytes of a whole request body; 1,024 to 1,073,741,824, default 307,200, where the original server stops too:
    /// more would only help those who try what unauthenticated bodies can cost.
    /// </summary>
    public int BodyBytesMax { get; init => field = Within(value, 1024, 1 << 30); } = 307_200;

    /// <summary>How many lists and structs may enclose one another in one parameter; 1 to 256, default 64.</summary>
    public int DepthMax { get; init => field = Within(value, 1, 256); } = 64;

    /// <summary>Members of one struct; 1 to 10,000,000, default 100,000.</summary>
    public int StructMembersMax { get; init => field = Within(value, 1, 10_000_000); } = 100_000;

    /// <summary>Items of one list, the list of parameters included; 1 to 10,000,000, default 100,000.</summary>
    public int ArrayItemsMax { get; init => field = Within(value, 1, 10_000_000); } = 100_000;

    /// <summary>Values in the whole request, nested ones included; 1 to 100,000,000, default 500,000.</summary>
    public int ValuesMax { get; init => field = Within(value, 1, 100_000_000); } = 500_000;

    private static int Within(int value, int least, int most) => value >= least && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(nameof(value), value,
            string.Create(CultureInfo.InvariantCulture, $"The limit must be from {least} to {most}."));
}
