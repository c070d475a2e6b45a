using System.Security.Cryptography;
using System.Text;

namespace Xen.Model.Simulation;

/// <summary>
/// A hash over everything a world answered and left on its disk: two runs of one seed must have the same.
/// </summary>
public sealed class SimDigest : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Takes in a text.</summary>
    public void Add(string text) => Add(Encoding.UTF8.GetBytes(text));

    /// <summary>Takes in bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <summary>The hash of all so far.</summary>
    public string Value => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
