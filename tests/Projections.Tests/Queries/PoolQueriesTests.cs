using System.Formats.Tar;
using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Tests.Queries;

/// <summary>Obligations on what can be asked about the pool.</summary>
public sealed class PoolQueriesTests
{
    [Theory]
    [InlineData("PK.auth KEK.auth db.auth dbx.auth", PoolGuestSecurebootReadiness.Ready)]
    [InlineData("./PK.auth ./KEK.auth ./db.auth", PoolGuestSecurebootReadiness.ReadyNoDbx)]
    [InlineData("PK.auth db.auth dbx.auth", PoolGuestSecurebootReadiness.NotReady)]
    [InlineData("", PoolGuestSecurebootReadiness.NotReady)]
    [Trait("Obligation", "POOL-47")]
    public async Task Guests_boot_securely_with_enough_keys(string names, PoolGuestSecurebootReadiness expected)
    {
        await using World world = await World.OpenAsync();
        string archive = Archive(names.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Ref<PoolRecord> pool = await world.AddAsync(new PoolRecord { UefiCertificates = archive });

        world.Ask(new PoolGetGuestSecurebootReadiness(pool)).Result.Should().Be(expected);
    }

    [Fact]
    [Trait("Obligation", "POOL-47")]
    public async Task Keys_of_the_administrator_go_before_those_that_came_with_the_product()
    {
        await using World world = await World.OpenAsync();
        Ref<PoolRecord> pool = await world.AddAsync(new PoolRecord
        {
            UefiCertificates = Archive("PK.auth", "KEK.auth", "db.auth", "dbx.auth"),
            CustomUefiCertificates = "no archive",
        });

        world.Ask(new PoolGetGuestSecurebootReadiness(pool)).Result
            .Should().Be(PoolGuestSecurebootReadiness.NotReady);
    }

    private static string Archive(params string[] names)
    {
        using var bytes = new MemoryStream();
        using (var writer = new TarWriter(bytes, leaveOpen: true))
        {
            foreach (string name in names)
            {
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name)
                {
                    DataStream = new MemoryStream([1, 2, 3]),
                });
            }
        }
        return Convert.ToBase64String(bytes.ToArray());
    }
}
