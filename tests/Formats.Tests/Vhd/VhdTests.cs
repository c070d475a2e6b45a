using Xen.Model.Formats.Vhd;

namespace Xen.Model.Formats.Tests.Vhd;

/// <summary>What is written can be read back, and what was damaged is refused.</summary>
public sealed class VhdTests
{
    private const int Block = VhdWriter.BlockBytes;

    private static readonly Guid s_uuid = Guid.Parse("11112222-3333-4444-5555-666677778888");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task A_dynamic_disk_comes_back_byte_for_byte(int seed)
    {
        var random = new Random(seed);
        byte[] disk = RandomDisk(random);
        long[] blocks = [.. UsedBlocks(disk)];

        byte[] file = await WriteAsync(disk, blocks, null);
        (byte[] read, VhdReader reader) = await ReadAsync(file, disk.Length, random.Next(1, 9) * 512);

        read.Should().Equal(disk);
        reader.Footer!.Type.Should().Be(VhdType.Dynamic);
        reader.Footer.Uuid.Should().Be(s_uuid);
        reader.Footer.DiskBytes.Should().Be(disk.Length);
    }

    [Fact]
    public async Task The_length_of_the_file_is_known_before_it_is_written()
    {
        var plan = new VhdPlan { DiskBytes = 5 * Block, Blocks = [1, 3], Parent = s_uuid, ParentName = "base.vhd" };

        (await WriteAsync(new byte[5 * Block], [1, 3], plan)).Length
            .Should().Be((int)new VhdWriter(Stream.Null, plan).TotalBytes);
    }

    [Fact]
    public async Task Differences_name_their_parent_and_hold_only_marked_sectors()
    {
        byte[] disk = new byte[3 * Block];
        Array.Fill(disk, (byte)7);
        byte[] bitmap = new byte[VhdWriter.BitmapBytes];
        bitmap[0] = 0b0100_0001;
        bitmap[^1] = 1;
        var plan = new VhdPlan { DiskBytes = disk.Length, Blocks = [2], Parent = s_uuid, ParentName = "größe.vhd" };

        byte[] file = await WriteAsync(disk, [2], plan, bitmap);
        var reader = await VhdReader.OpenAsync(new MemoryStream(file));
        var pieces = new List<VhdPiece>();
        while (await reader.NextAsync(new byte[4096]) is { } piece)
        {
            pieces.Add(piece);
        }

        reader.IsDifferencing.Should().BeTrue();
        reader.Header!.Parent.Should().Be(s_uuid);
        reader.Header.ParentName.Should().Be("größe.vhd");
        pieces.Should().Equal(
            new VhdPiece((2 * Block) + 512, 512), new VhdPiece((2 * Block) + (7 * 512), 512),
            new VhdPiece((3 * Block) - 512, 512));
    }

    [Theory]
    [InlineData(512)]
    [InlineData(1_024)]
    [InlineData(100_352)]
    public async Task A_fixed_disk_is_all_its_bytes_and_a_footer(int size)
    {
        byte[] disk = new byte[size];
        new Random(size).NextBytes(disk);
        byte[] footer = new VhdFooter { Type = VhdType.Fixed, DiskBytes = size }.ToBytes();

        (byte[] read, VhdReader reader) = await ReadAsync([.. disk, .. footer], size, 4_096);

        read.Should().Equal(disk);
        reader.Footer!.Type.Should().Be(VhdType.Fixed);
    }

    [Fact]
    public async Task Nothing_is_read_behind_the_end()
    {
        byte[] file = await WriteAsync(new byte[Block], [0], null);
        var stream = new MemoryStream([.. file, .. "next"u8]);
        var reader = await VhdReader.OpenAsync(stream);
        while (await reader.NextAsync(new byte[4_096]) is not null)
        {
        }

        stream.Position.Should().Be(file.Length);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    [InlineData(600)]
    [InlineData(1_535)]
    public async Task A_damaged_byte_of_footer_or_header_is_refused(int at)
    {
        byte[] file = await WriteAsync(new byte[2 * Block], [1], null);
        file[at] ^= 0x10;

        await FluentActions.Awaiting(() => DrainAsync(file)).Should().ThrowAsync<VhdException>();
    }

    [Fact]
    public async Task A_file_that_was_cut_anywhere_is_refused()
    {
        byte[] file = await WriteAsync(new byte[2 * Block], [1], null);
        int end = file.Length;
        foreach (int length in (int[])[0, 1, 511, 512, 1_000, 1_536, 2_047, 2_048, 3_000, end - 512, end - 1])
        {
            await FluentActions.Awaiting(() => DrainAsync(file[..length])).Should().ThrowAsync<VhdException>();
        }
    }

    [Fact]
    public async Task Blocks_over_each_other_or_over_the_table_are_refused()
    {
        byte[] file = await WriteAsync(new byte[3 * Block], [0, 1], null);
        byte[] doubled = [.. file];
        file.AsSpan(1_536, 4).CopyTo(doubled.AsSpan(1_540));
        byte[] early = [.. file];
        early[1_539] = 2;

        await FluentActions.Awaiting(() => DrainAsync(doubled)).Should().ThrowAsync<VhdException>();
        await FluentActions.Awaiting(() => DrainAsync(early)).Should().ThrowAsync<VhdException>();
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task Random_damage_is_refused_or_harmless(int seed)
    {
        var random = new Random(seed);
        byte[] file = await WriteAsync(new byte[2 * Block], [1], null);
        for (int round = 0; round < 300; round++)
        {
            byte[] damaged = file[..(random.Next(4) == 0 ? random.Next(file.Length) : 4_096)];
            for (int count = random.Next(1, 6); count > 0 && damaged.Length > 0; count--)
            {
                damaged[random.Next(Math.Min(damaged.Length, 2_100))] = (byte)random.Next(256);
            }
            try
            {
                await DrainAsync(damaged);
            }
            catch (VhdException)
            {
            }
        }
    }

    [Fact]
    public async Task A_file_that_asks_for_an_endless_table_gets_no_memory_for_it()
    {
        byte[] footer = new VhdFooter { Type = VhdType.Dynamic, DiskBytes = Block, HeaderAt = 512 }.ToBytes();
        byte[] header = new VhdHeader { TableAt = 1_536, TableEntries = int.MaxValue }.ToBytes();

        await FluentActions.Awaiting(() => DrainAsync([.. footer, .. header])).Should().ThrowAsync<VhdException>()
            .WithMessage("*table*");
    }

    [Theory]
    [InlineData(10_485_760, 301, 4, 17)]
    [InlineData(0, 0, 4, 17)]
    [InlineData(1_073_741_824, 2_080, 16, 63)]
    [InlineData(2_040L << 30, 65_535, 16, 255)]
    public void The_geometry_follows_the_rule_of_the_format(long size, int cylinders, int heads, int sectors)
    {
        var geometry = VhdGeometry.Of(size);

        geometry.Should().Be(new VhdGeometry((ushort)cylinders, (byte)heads, (byte)sectors));
        geometry.Bytes.Should().BeLessThanOrEqualTo(size);
    }

    [Fact]
    public void What_does_not_fit_is_refused_before_anything_is_written()
    {
        FluentActions.Invoking(() => new VhdWriter(Stream.Null, new VhdPlan
        {
            DiskBytes = (2_040L << 30) + 1,
            Blocks = [],
        })).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new VhdWriter(Stream.Null, new VhdPlan { DiskBytes = Block, Blocks = [1] }))
            .Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => new VhdWriter(Stream.Null, new VhdPlan { DiskBytes = 9 * Block, Blocks = [2, 2] }))
            .Should().Throw<ArgumentOutOfRangeException>();
    }

    private static byte[] RandomDisk(Random random)
    {
        byte[] disk = new byte[random.Next(1, 5 * Block / 512) * 512];
        for (int count = random.Next(1, 6); count > 0; count--)
        {
            int at = random.Next(disk.Length);
            random.NextBytes(disk.AsSpan(at, random.Next(Math.Min(disk.Length - at, 70_000)) + 1));
        }
        return disk;
    }

    private static IEnumerable<long> UsedBlocks(byte[] disk)
    {
        for (long block = 0; block * Block < disk.Length; block++)
        {
            int at = (int)block * Block;
            if (disk.AsSpan(at, Math.Min(Block, disk.Length - at)).ContainsAnyExcept((byte)0))
            {
                yield return block;
            }
        }
    }

    private static async Task<byte[]> WriteAsync(byte[] disk, long[] blocks, VhdPlan? plan, byte[]? bitmap = null)
    {
        var file = new MemoryStream();
        var writer = new VhdWriter(
            file, plan ?? new VhdPlan { DiskBytes = disk.Length, Blocks = blocks, Uuid = s_uuid });
        await writer.BeginAsync();
        foreach (long block in blocks)
        {
            byte[] data = new byte[Block];
            int at = (int)block * Block;
            disk.AsSpan(at, Math.Min(Block, disk.Length - at)).CopyTo(data);
            await writer.WriteAsync(data, bitmap);
        }
        await writer.EndAsync();
        return file.ToArray();
    }

    private static async Task<(byte[] Disk, VhdReader Reader)> ReadAsync(byte[] file, int size, int bufferBytes)
    {
        byte[] disk = new byte[size];
        byte[] buffer = new byte[bufferBytes];
        var reader = await VhdReader.OpenAsync(new MemoryStream(file));
        while (await reader.NextAsync(buffer) is { } piece)
        {
            buffer.AsSpan(0, piece.Length).CopyTo(disk.AsSpan((int)piece.Offset));
        }
        return (disk, reader);
    }

    private static async Task DrainAsync(byte[] file)
    {
        byte[] buffer = new byte[65_536];
        var reader = await VhdReader.OpenAsync(new MemoryStream(file));
        while (await reader.NextAsync(buffer) is not null)
        {
        }
    }
}
