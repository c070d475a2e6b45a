using Xen.Model.Ports;

namespace Xen.Model.Projections.Tests;

/// <summary>Identities in order: 00000000-0000-4000-8000-000000000001 and so on.</summary>
internal sealed class CountingRandom : IRandomSource
{
    private int _last;

    public Guid NextGuid() => new(0, 0, 0x4000, [0x80, 0, 0, 0, .. BitConverter.GetBytes(++_last).Reverse()]);

    public int NextInt(int below) => _last % below;
}
