using Xen.Model.Ports;

namespace Xen.Model.Testing;

/// <summary>
/// Identities and choices that follow from a seed alone: the same seed gives the same run on every machine and on every
/// version of the runtime, which the runtime's own generator does not promise. Not for production, as clients could
/// guess references. Not thread-safe.
/// </summary>
/// <param name="seed">Any number; a failing test prints it.</param>
public sealed class SeededRandomSource(ulong seed) : IRandomSource
{
    private ulong _state = seed;

    /// <inheritdoc/>
    /// <remarks>Has the version and variant bits of a random uuid, as readers of uuids expect them.</remarks>
    public Guid NextGuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BitConverter.TryWriteBytes(bytes, Next());
        BitConverter.TryWriteBytes(bytes[8..], Next());
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    public int NextInt(int below)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(below, 1);
        return (int)(Next() % (ulong)below);
    }

    /// <summary>True in so many cases of a hundred.</summary>
    public bool Chance(int percent) => NextInt(100) < percent;

    /// <summary>One of the given things.</summary>
    public T Pick<T>(IReadOnlyList<T> from)
    {
        ArgumentNullException.ThrowIfNull(from);
        return from[NextInt(from.Count)];
    }

    /// <summary>SplitMix64, as published by Steele, Lea and Flood; overflow is meant.</summary>
    private ulong Next()
    {
        unchecked
        {
            _state += 0x9e3779b97f4a7c15;
            ulong mixed = (_state ^ (_state >> 30)) * 0xbf58476d1ce4e5b9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
            return mixed ^ (mixed >> 31);
        }
    }
}
