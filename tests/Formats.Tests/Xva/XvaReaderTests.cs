using System.Text;
using Xen.Model.Formats.Xva;

namespace Xen.Model.Formats.Tests.Xva;

public sealed class XvaReaderTests
{
    private static readonly byte[] s_disk = Exports.Disk((5 * Exports.Block) + 1000, 0, 2, 5);

    public static TheoryData<XvaCompression, XvaDigest> Ways => new()
    {
        { XvaCompression.None, XvaDigest.XxHash64 },
        { XvaCompression.None, XvaDigest.Sha1 },
        { XvaCompression.Gzip, XvaDigest.XxHash64 },
        { XvaCompression.Zstd, XvaDigest.XxHash64 },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_was_written_is_read_compressed_or_not(XvaCompression compression, XvaDigest digest)
    {
        byte[] other = Exports.Disk(3 * Exports.Block, 1);
        byte[] export = Compressed(compression, await Exports.Write(digest, 0, ("Ref:1", s_disk), ("Ref:2", other)));
        Dictionary<string, byte[]> disks = await Exports.Read(export, most: 10_000);
        disks["Ref:1"].Should().Equal(s_disk);
        disks["Ref:2"].Should().Equal(other);
        await using XvaReader? reader = await XvaReader.OpenAsync(new MemoryStream(export), null, default);
        reader!.Compression.Should().Be(compression);
    }

    [Fact]
    public async Task An_empty_stream_holds_no_export() =>
        (await XvaReader.OpenAsync(new MemoryStream(), null, default)).Should().BeNull();

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_export_that_is_cut_anywhere_is_noticed(XvaCompression compression, XvaDigest digest)
    {
        byte[] export = Compressed(compression, await Exports.Write(digest, 0, ("Ref:1", s_disk)));
        // The last bytes of compressed streams are checksums of theirs behind the end mark.
        int whole = compression == XvaCompression.None ? export.Length : export.Length - 200;
        foreach (int length in Enumerable.Range(0, 24).Select(part => 1 + (int)((long)(whole - 2) * part / 23)))
        {
            XvaException failure = await Assert.ThrowsAsync<XvaException>(() => Exports.Read(export[..length]));
            failure.Problem.Should().Be(XvaProblem.PrematureEnd, "{0} of {1} bytes came", length, export.Length);
        }
    }

    [Theory]
    [InlineData(XvaDigest.Sha1)]
    [InlineData(XvaDigest.XxHash64)]
    public async Task A_block_that_does_not_fit_its_digest_is_refused_unless_forgiven(XvaDigest digest)
    {
        byte[] export = await Exports.Write(digest, 0, ("Ref:1", s_disk));
        export[^3000] ^= 1;
        XvaException failure = await Assert.ThrowsAsync<XvaException>(() => Exports.Read(export));
        failure.Problem.Should().Be(XvaProblem.Damaged);
        (await Exports.Read(export, isForgiving: true))["Ref:1"].Should().HaveSameCount(s_disk).And.NotEqual(s_disk);
    }

    [Fact]
    public async Task The_first_entry_must_be_the_description()
    {
        byte[] export = await Exports.Archive(("Ref:1/00000000", new byte[10]));
        XvaException failure = await Assert.ThrowsAsync<XvaException>(() => Exports.Read(export));
        (failure.Problem, failure.Expected, failure.Found)
            .Should().Be((XvaProblem.UnexpectedFile, "ova.xml", "Ref:1/00000000"));
    }

    public static TheoryData<string, string[]> Disorder => new()
    {
        { "a block of an unknown disk", ["Ref:2/00000000"] },
        { "a path out of the folder", ["../../etc/passwd"] },
        { "an absolute path", ["/Ref:1/00000000"] },
        { "a file without a folder", ["00000000"] },
        { "a number that is none", ["Ref:1/0000000x"] },
        { "a number with too few digits", ["Ref:1/0"] },
        { "a first block that is not the first", ["Ref:1/00000001"] },
        { "a block that comes twice", ["Ref:1/00000000", "Ref:1/00000000.xxhash", "Ref:1/00000000"] },
        { "a block without digest", ["Ref:1/00000000", "Ref:1/00000001"] },
        { "a digest nobody knows", ["Ref:1/00000000", "Ref:1/00000000.md5"] },
        { "a digest of another block", ["Ref:1/00000000", "Ref:1/00000002.xxhash"] },
        { "a disk that is too short", ["Ref:1/00000000", "Ref:1/00000000.xxhash"] },
        { "a table of digests out of its time", ["checksum.xml"] },
        { "no disk at all", [] },
    };

    [Theory]
    [MemberData(nameof(Disorder))]
    public async Task Entries_that_are_not_due_are_refused(string what, string[] names)
    {
        byte[] description = Exports.Document(2, ("Ref:1", 3 * Exports.Block)).Write();
        byte[] block = Exports.Disk(Exports.Block, 0);
        byte[] digest = Encoding.ASCII.GetBytes(XvaDigest.XxHash64.Of(block));
        byte[] export = await Exports.Archive([
            ("ova.xml", description),
            .. names.Select(name => (name, name.Contains('.', StringComparison.Ordinal) ? digest : block))]);
        XvaException failure = await Assert.ThrowsAsync<XvaException>(() => Exports.Read(export, isForgiving: true));
        failure.Problem.Should().NotBe(XvaProblem.PrematureEnd, what);
    }

    [Fact]
    public async Task No_disk_grows_beyond_its_size()
    {
        byte[] export = await Exports.Write(XvaDigest.XxHash64, 0, ("Ref:1", s_disk));
        foreach (long size in new[] { s_disk.Length - 1, Exports.Block, 1, 0 })
        {
            await Assert.ThrowsAsync<XvaException>(
                () => Exports.Read(export, new Dictionary<string, long> { ["Ref:1"] = size }));
        }
        await Assert.ThrowsAsync<XvaException>(
            () => Exports.Read(export, new Dictionary<string, long> { ["Ref:1"] = s_disk.Length + 1 }));
    }

    [Fact]
    public async Task A_huge_gap_does_not_overflow()
    {
        byte[] description = Exports.Document(2, ("Ref:1", long.MaxValue)).Write();
        byte[] block = new byte[1024];
        byte[] digest = Encoding.ASCII.GetBytes(XvaDigest.XxHash64.Of(block));
        byte[] export = await Exports.Archive(
            ("ova.xml", description), ("Ref:1/00000000", block), ("Ref:1/00000000.xxhash", digest),
            ("Ref:1/999999999999", block), ("Ref:1/999999999999.xxhash", digest));
        XvaException failure = await Assert.ThrowsAsync<XvaException>(async () =>
        {
            await using XvaReader? reader = await XvaReader.OpenAsync(new MemoryStream(export), null, default);
            reader!.Expect(new Dictionary<string, long> { ["Ref:1"] = long.MaxValue });
            while (await reader.NextAsync(default) is not null)
            {
            }
        });
        failure.Problem.Should().Be(XvaProblem.Damaged);
    }

    [Fact]
    public async Task Blocks_and_descriptions_have_a_greatest_length()
    {
        byte[] export = await Exports.Write(XvaDigest.XxHash64, 0, ("Ref:1", s_disk));
        var limits = new XvaLimits { BlockBytesMax = Exports.Block };
        (await Exports.Read(export, limits: limits))["Ref:1"].Should().Equal(s_disk);
        await Assert.ThrowsAsync<XvaException>(
            () => Exports.Read(export, limits: new XvaLimits { BlockBytesMax = Exports.Block - 1 }));
        await Assert.ThrowsAsync<XvaException>(
            () => Exports.Read(export, limits: new XvaLimits { DescriptionBytesMax = 200 }));
    }

    [Fact]
    public async Task Blocks_that_hold_nothing_have_a_greatest_number()
    {
        byte[] export = await Exports.Write(XvaDigest.XxHash64, 1, ("Ref:1", Exports.Disk(4 * Exports.Block, 1, 2)));
        (await Exports.Read(export, limits: new XvaLimits { EmptyBlocksMax = 3 })).Should().HaveCount(1);
        await Assert.ThrowsAsync<XvaException>(
            () => Exports.Read(export, limits: new XvaLimits { EmptyBlocksMax = 2 }));
    }

    [Fact]
    public async Task A_bomb_of_zeros_in_the_place_of_the_description_is_refused_before_it_goes_off()
    {
        byte[] archive = await Exports.Archive(("ova.xml", new byte[65 * 1024 * 1024]));
        byte[] bomb = Compressed(XvaCompression.Zstd, archive);
        bomb.Length.Should().BeLessThan(100_000);
        long before = GC.GetAllocatedBytesForCurrentThread();
        XvaException failure = await Assert.ThrowsAsync<XvaException>(() => Exports.Read(bomb));
        failure.Problem.Should().Be(XvaProblem.Damaged);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(2 * 1024 * 1024);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Old_exports_have_their_digests_at_the_end(int form)
    {
        byte[] block = Exports.Disk(1000, 0);
        string sum = XvaDigest.Sha1.Of(block);
        byte[] export = await Old(form, block, sum);
        (await Exports.Read(export))["Ref:1"].Should().Equal(block);
        byte[] wrong = await Old(form, block, new string('0', 40));
        XvaException failure = await Assert.ThrowsAsync<XvaException>(() => Exports.Read(wrong));
        failure.Problem.Should().Be(XvaProblem.ChecksumsFailed);
        (await Exports.Read(wrong, isForgiving: true))["Ref:1"].Should().Equal(block);
    }

    [Fact]
    public async Task An_old_export_without_its_digests_is_refused()
    {
        byte[] export = await Exports.Archive(
            ("ova.xml", Exports.Document(0, ("Ref:1", 1000)).Write()), ("Ref:1/00000000", new byte[1000]));
        await Assert.ThrowsAsync<XvaException>(() => Exports.Read(export));
    }

    [Fact]
    public async Task Any_bytes_are_read_or_refused()
    {
        byte[] export = await Exports.Write(XvaDigest.XxHash64, 0, ("Ref:1", Exports.Disk(Exports.Block + 3, 1)));
        var random = new Random(7);
        foreach (XvaCompression compression in Enum.GetValues<XvaCompression>())
        {
            byte[] whole = Compressed(compression, export);
            for (int round = 0; round < 60; round++)
            {
                byte[] damaged = [.. whole];
                for (int flips = random.Next(1, 4); flips > 0; flips--)
                {
                    int within = random.Next(2) == 0 ? damaged.Length : Math.Min(damaged.Length, 3000);
                    damaged[random.Next(within)] = (byte)random.Next(256);
                }
                Exception? failure = await Record.ExceptionAsync(() => Exports.Read(damaged, isForgiving: true));
                (failure is null or XvaException or FormatException).Should().BeTrue("{0}", failure);
            }
        }
    }

    private static async Task<byte[]> Old(int form, byte[] block, string sum)
    {
        string table = "<value><struct><member><name>Ref:1/00000000</name><value>" + sum
            + "</value></member></struct></value>";
        var entries = new List<(string, byte[])>
        {
            ("ova.xml", Exports.Document(form, ("Ref:1", block.Length)).Write()),
            ("Ref:1/00000000", block),
        };
        if (form == 1)
        {
            entries.Add(("Ref:1/00000000.checksum", Encoding.ASCII.GetBytes(XvaDigest.Sha1.Of(block))));
        }
        entries.Add(("checksum.xml", Encoding.ASCII.GetBytes(table)));
        return await Exports.Archive([.. entries]);
    }

    internal static byte[] Compressed(XvaCompression compression, byte[] bytes)
    {
        var target = new MemoryStream();
        using (Stream stream = compression.Compress(target))
        {
            stream.Write(bytes);
        }
        return target.ToArray();
    }
}
