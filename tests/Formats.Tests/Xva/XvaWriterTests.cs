using System.Text;
using Xen.Model.Formats.Tar;
using Xen.Model.Formats.Xva;

namespace Xen.Model.Formats.Tests.Xva;

public sealed class XvaWriterTests
{
    [Fact]
    public async Task Blocks_of_zeros_are_left_out_but_never_the_first_and_the_last()
    {
        byte[] export = await Exports.Write(
            XvaDigest.XxHash64, 0, ("Ref:1", Exports.Disk((6 * Exports.Block) + 512, 3)), ("Ref:2", new byte[1024]));
        (await Names(export)).Should().Equal(
            "ova.xml",
            "Ref:1/00000000", "Ref:1/00000000.xxhash", "Ref:1/00000003", "Ref:1/00000003.xxhash",
            "Ref:1/00000006", "Ref:1/00000006.xxhash", "Ref:2/00000000", "Ref:2/00000000.xxhash");
    }

    [Fact]
    public async Task Nothing_is_left_out_behind_a_disk_that_is_smaller_than_a_block()
    {
        byte[] export = await Exports.Write(
            XvaDigest.XxHash64, 0, ("Ref:1", new byte[512]), ("Ref:2", new byte[4 * Exports.Block]));
        (await Names(export)).Should().HaveCount(1 + 2 + (4 * 2));
    }

    [Theory]
    [InlineData(XvaDigest.XxHash64, "", "EF46DB3751D8E999")]
    [InlineData(XvaDigest.XxHash64, "abc", "44BC2CF5AD770999")]
    [InlineData(XvaDigest.Sha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d")]
    public void Digests_are_spelled_as_everybody_else_does(XvaDigest digest, string text, string expected) =>
        digest.Of(Encoding.ASCII.GetBytes(text)).Should().Be(expected);

    [Fact]
    public async Task A_block_that_keeps_the_connection_alive_takes_a_number_but_no_place()
    {
        byte[] disk = Exports.Disk(4 * Exports.Block, 0, 1, 3);
        byte[] export = await Exports.Write(XvaDigest.Sha1, 1, ("Ref:1", disk));
        (await Names(export)).Where(name => !name.EndsWith(".checksum", StringComparison.Ordinal)).Should().Equal(
            "ova.xml", "Ref:1/00000000", "Ref:1/00000001", "Ref:1/00000002", "Ref:1/00000003",
            "Ref:1/00000005", "Ref:1/00000006");
        (await Exports.Read(export))["Ref:1"].Should().Equal(disk);
    }

    [Fact]
    public async Task Disks_come_in_the_order_of_their_ids_and_complete()
    {
        var writer = new XvaWriter(new MemoryStream());
        writer.BeginDisk("Ref:10", 1024);
        Assert.Throws<InvalidOperationException>(() => writer.BeginDisk("Ref:9", 1024));
        Assert.Throws<InvalidOperationException>(writer.Skip);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.EndAsync(default));
        await writer.WriteAsync(default);
        Assert.Throws<InvalidOperationException>(() => writer.BeginDisk("Ref:1", 1024));
        writer.BeginDisk("Ref:9", 1024);
    }

    private static async Task<List<string>> Names(byte[] export)
    {
        var reader = new TarReader(new MemoryStream(export));
        var names = new List<string>();
        while (await reader.NextAsync(default) is { } entry)
        {
            names.Add(entry.Name);
        }
        return names;
    }
}
