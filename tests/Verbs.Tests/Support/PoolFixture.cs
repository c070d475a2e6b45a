namespace Xen.Model.Verbs.Tests.Support;

/// <summary>One pool for all tests of a class, which make what they need in it.</summary>
public sealed class PoolFixture : IAsyncLifetime
{
    private TestPool? _pool;

    internal TestPool Pool => _pool!;

    public async Task InitializeAsync() => _pool = await TestPool.StartAsync(hosts: 2);

    public async Task DisposeAsync() => await _pool!.DisposeAsync();
}
