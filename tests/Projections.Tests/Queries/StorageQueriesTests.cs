using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;

namespace Xen.Model.Projections.Tests.Queries;

/// <summary>Obligations on what can be asked about storage without asking a driver.</summary>
public sealed class StorageQueriesTests
{
    [Fact]
    [Trait("Obligation", "STORAGE-71")]
    public async Task The_metadata_of_this_pool_is_told_from_other_disks()
    {
        await using World world = await World.OpenAsync();
        Ref<PoolRecord> pool = await world.AddAsync(new PoolRecord { Uuid = "p-1" });
        Ref<VDIRecord> own = await world.AddAsync(new VDIRecord { Type = VDIType.Metadata, MetadataOfPool = pool });
        Ref<VDIRecord> foreign = await world.AddAsync(new VDIRecord { Type = VDIType.Metadata });
        Ref<VDIRecord> disk = await world.AddAsync(new VDIRecord { Type = VDIType.User, MetadataOfPool = pool });

        world.Ask(new VDIReadDatabasePoolUuid(own)).Result.Should().Be("p-1");
        world.Ask(new VDIReadDatabasePoolUuid(foreign)).Result.Should().Be("");
        world.Ask(new VDIReadDatabasePoolUuid(disk)).Result.Should().Be("");
        world.Ask(new VDIOpenDatabase(own)).Error.Should().Be(new XenError(
            ErrorCode.VDIContainsMetadataOfThisPool, own.ToString(), pool.ToString()));
        world.Ask(new VDIOpenDatabase(foreign)).Error!.Code.Should().Be(ErrorCode.CouldNotImportDatabase);
        world.Ask(new VDIOpenDatabase(disk)).Error.Should().Be(
            new XenError(ErrorCode.VDIIncompatibleType, disk.ToString(), "user"));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-72")]
    public async Task The_figures_of_a_repository_can_be_followed()
    {
        await using World world = await World.OpenAsync();
        Ref<SRRecord> sr = await world.AddAsync(
            new SRRecord { PhysicalSize = 100, PhysicalUtilisation = 40, VirtualAllocation = 70 });

        var sources = (XenSet<DataSourceRecord>)world.Ask(new SRGetDataSources(sr)).Result!;

        sources.Should().OnlyContain(source => source.Value == 0 && source.Enabled);
        sources.Select(source => source.NameLabel).Should().StartWith(
            new[] { "physical_size", "physical_utilisation", "virtual_allocation", "size", "read", "write" });
        world.Ask(new SRQueryDataSource(sr, "physical_utilisation")).Result.Should().Be(40.0);
        world.Ask(new SRQueryDataSource(sr, "size")).Result.Should().Be(100.0);
        world.Ask(new SRQueryDataSource(sr, "colour")).Error
            .Should().Be(new XenError(ErrorCode.InternalError, "Datasource_missing(colour)"));
    }
}
