using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Schema;

namespace Xen.Model.Backend.Tests.Storage;

/// <summary>Obligations on blobs as objects.</summary>
public sealed class BlobTests
{
    [Theory]
    [Trait("Obligation", "STORAGE-95")]
    [InlineData("VM")]
    [InlineData("host")]
    [InlineData("pool")]
    [InlineData("network")]
    [InlineData("SR")]
    public async Task An_object_has_blobs_by_name(string owner)
    {
        await using World world = await World.StartAsync();
        (Call call, Func<XenMap<string, Ref<BlobRecord>>> blobs, ObjectRef self) = Owner(world, owner);

        Ref<BlobRecord> blob = (Ref<BlobRecord>)(await world.CallAsync(call))!;

        world.View.Find(blob)!.Should().Match<BlobRecord>(record => record.NameLabel == "logo"
            && record.MimeType == "image/png" && record.Public && record.Size == 0);
        blobs().Should().Contain(KeyValuePair.Create("logo", blob));
        (await world.FailureAsync(call)).Should().Be(
            new XenError(ErrorCode.MapDuplicateKey, owner, "blobs", self.ToString(), "logo"));
        await world.CallAsync(new BlobDestroy(blob));
        blobs().Should().BeEmpty();
        world.View.Find(blob).Should().BeNull();
    }

    [Fact]
    [Trait("Obligation", "STORAGE-96")]
    public async Task A_blob_of_its_own_belongs_to_nobody_and_has_a_type()
    {
        await using World world = await World.StartAsync();

        var blob = (Ref<BlobRecord>)(await world.CallAsync(new BlobCreate("", false)))!;

        world.View.Find(blob)!.MimeType.Should().Be("application/octet-stream");
        (await world.FailureAsync(new BlobDestroy(default))).Code.Should().Be(ErrorCode.HandleInvalid);
        await world.CallAsync(new BlobDestroy(blob));
    }

    [Fact]
    [Trait("Obligation", "STORAGE-97")]
    public async Task The_blobs_of_a_vm_go_with_it()
    {
        await using World world = await World.StartAsync();
        Ref<VMRecord> vm = await world.AddVMAsync();
        var blob = (Ref<BlobRecord>)(await world.CallAsync(new VMCreateNewBlob(vm, "a", "", false)))!;

        await world.CallAsync(new DestroyObject(VMRecord.ClassInfo, vm));

        world.View.Find(blob).Should().BeNull();
    }

    private static (Call, Func<XenMap<string, Ref<BlobRecord>>>, ObjectRef) Owner(World world, string name)
    {
        const string Type = "image/png";
        Ref<VMRecord> vm = world.View.All<VMRecord>().First().Reference;
        Ref<HostRecord> host = world.View.All<HostRecord>().First().Reference;
        Ref<PoolRecord> pool = world.View.All<PoolRecord>().First().Reference;
        Ref<NetworkRecord> network = world.View.All<NetworkRecord>().First().Reference;
        Ref<SRRecord> sr = world.View.All<SRRecord>().First().Reference;
        return name switch
        {
            "VM" => (new VMCreateNewBlob(vm, "logo", Type, true), () => world.View.Find(vm)!.Blobs, vm),
            "host" => (new HostCreateNewBlob(host, "logo", Type, true), () => world.View.Find(host)!.Blobs, host),
            "pool" => (new PoolCreateNewBlob(pool, "logo", Type, true), () => world.View.Find(pool)!.Blobs, pool),
            "network" => (
                new NetworkCreateNewBlob(network, "logo", Type, true), () => world.View.Find(network)!.Blobs, network),
            _ => (new SRCreateNewBlob(sr, "logo", Type, true), () => world.View.Find(sr)!.Blobs, sr),
        };
    }
}
