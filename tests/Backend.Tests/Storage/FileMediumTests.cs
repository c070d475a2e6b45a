using Xen.Model.Backend.Simulation.Storage;
using Xen.Model.Classes;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Backend.Tests.Storage;

/// <summary>What is left of disks in files when the process ends, in order or not.</summary>
public sealed class FileMediumTests : IDisposable
{
    private const int Block = 64 << 10;

    private static readonly DiskAddress s_disk = new("repository", "disk");

    private readonly string _folder = Directory.CreateTempSubdirectory("media-").FullName;

    private string Journal => Path.Combine(_folder, "journal");

    private string Blocks => Path.Combine(_folder, "blocks");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    [Trait("Obligation", "DISK-1")]
    public async Task Everything_is_there_after_a_restart()
    {
        var image = new SimulatedImage
        {
            Uuid = "u", Location = "disk", VirtualSize = 10 * Block, NameLabel = "größe \u0007",
            NameDescription = "d",
            Type = VDIType.System, ReadOnly = true, Sharable = true, IsASnapshot = true, SnapshotOf = "s",
            SnapshotTime = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), MetadataOfPool = "p",
            TracksChanges = true, OwnBytes = 17,
        };
        using (SimulatedStorage storage = Open())
        {
            storage.Put(new SimulatedRepository
            {
                Uuid = "repository", Type = "nfs", DeviceConfig = XenMap<string, string>.Of(("server", "nas")),
                Host = "h", NameLabel = "n", NameDescription = "d", PhysicalSize = 5,
            });
            storage.Put("repository", image);
            await storage.WriteAsync(s_disk, 100, new byte[] { 1, 2, 3 }, default);
        }

        using SimulatedStorage again = Open();

        SimulatedRepository repository = again.Repository("repository")!;
        repository.NameLabel.Should().Be("n");
        repository.DeviceConfig.Should().Equal(XenMap<string, string>.Of(("server", "nas")));
        repository.Host.Should().Be("h");
        repository.PhysicalSize.Should().Be(5);
        SimulatedImage found = repository.Images["disk"];
        found.Should().BeEquivalentTo(image, options => options.Excluding(item => item.PhysicalUtilisation));
        found.PhysicalUtilisation.Should().Be(17 + Block);
        (await ReadAsync(again, 99, 5)).Should().Equal(0, 1, 2, 3, 0);
    }

    [Fact]
    [Trait("Obligation", "DISK-2")]
    public async Task What_was_flushed_is_there_after_a_crash_and_later_writes_leave_no_halves()
    {
        SimulatedStorage storage = Filled();
        await storage.WriteAsync(s_disk, 0, Of(1), default);
        storage.Flush();
        await storage.WriteAsync(s_disk, 0, Of(2), default);

        using SimulatedStorage after = Crash();
        byte[] found = await ReadAsync(after, 0, Block);

        found.Distinct().Should().ContainSingle().Which.Should().BeOneOf(1, 2);
        storage.Dispose();
    }

    [Fact]
    [Trait("Obligation", "DISK-3")]
    public async Task What_was_written_is_flushed_by_itself_soon()
    {
        SimulatedStorage storage = Filled();
        await storage.WriteAsync(s_disk, 0, Of(7), default);
        byte found = 0;
        for (int round = 0; round < 100 && found != 7; round++)
        {
            await Task.Delay(100);
            using SimulatedStorage after = Crash();
            found = after.Image(s_disk) is null ? (byte)0 : (await ReadAsync(after, 0, 1))[0];
        }

        found.Should().Be(7);
        storage.Dispose();
    }

    [Fact]
    [Trait("Obligation", "DISK-2")]
    public async Task A_journal_that_was_cut_anywhere_gives_what_was_whole()
    {
        using (SimulatedStorage storage = Filled())
        {
            await storage.WriteAsync(s_disk, 0, Of(1), default);
            storage.Flush();
            await storage.WriteAsync(s_disk, 0, Of(2), default);
        }
        byte[] journal = await File.ReadAllBytesAsync(Journal);
        byte[] blocks = await File.ReadAllBytesAsync(Blocks);
        for (int length = journal.Length; length >= 0; length -= 7)
        {
            await File.WriteAllBytesAsync(Journal, journal[..length]);
            await File.WriteAllBytesAsync(Blocks, blocks);
            using SimulatedStorage after = Open();
            if (after.Image(s_disk) is not null)
            {
                (await ReadAsync(after, 0, Block)).Distinct().Should().ContainSingle().Which.Should().BeOneOf(0, 1, 2);
            }
        }
    }

    [Fact]
    [Trait("Obligation", "DISK-4")]
    public async Task Files_that_do_not_belong_together_are_refused()
    {
        using (SimulatedStorage storage = Filled())
        {
            await storage.WriteAsync(s_disk, 0, Of(1), default);
        }
        await File.WriteAllBytesAsync(Blocks, []);

        FluentActions.Invoking(Open).Should().Throw<InvalidDataException>();
    }

    [Fact]
    [Trait("Obligation", "DISK-5")]
    public async Task Room_of_blocks_that_nobody_has_is_used_again()
    {
        using SimulatedStorage storage = Filled();
        for (int round = 0; round < SimulatedStorage.WastedBlocksMin + 500; round++)
        {
            await storage.WriteAsync(s_disk, 0, Of((byte)(round % 250 + 1)), default);
        }

        new FileInfo(Blocks).Length.Should().BeLessThan((SimulatedStorage.WastedBlocksMin + 50) * (long)Block);
        (await ReadAsync(storage, 0, 1))[0].Should().Be((SimulatedStorage.WastedBlocksMin + 499) % 250 + 1);
    }

    [Fact]
    [Trait("Obligation", "DISK-5")]
    public async Task A_snapshot_keeps_its_blocks_and_an_erased_disk_leaves_nothing()
    {
        using (SimulatedStorage storage = Filled())
        {
            await storage.WriteAsync(s_disk, 0, Of(1), default);
            storage.Put("repository", storage.Image(s_disk)! with { Location = "snapshot" });
            await storage.WriteAsync(s_disk, 0, Of(2), default);
            storage.Remove(s_disk);
        }
        using (SimulatedStorage again = Open())
        {
            again.Image(s_disk).Should().BeNull();
            byte[] read = new byte[1];
            await again.ReadAsync(new DiskAddress("repository", "snapshot"), 0, read, default);
            read.Should().Equal(1);
            again.Remove("repository");
        }
        using SimulatedStorage empty = Open();

        empty.Repositories.Should().BeEmpty();
        new FileInfo(Blocks).Length.Should().Be(0);
    }

    [Fact]
    [Trait("Obligation", "DISK-6")]
    public async Task A_journal_of_history_is_written_anew_and_says_the_same()
    {
        using (SimulatedStorage storage = Filled())
        {
            for (int round = 0; round < 45_000; round++)
            {
                await storage.WriteAsync(s_disk, 3 * Block, new byte[Block], default);
            }
            await storage.WriteAsync(s_disk, 5 * Block, Of(9), default);
        }
        long before = new FileInfo(Journal).Length;

        using (SimulatedStorage again = Open())
        {
            (await ReadAsync(again, 5 * Block, 1)).Should().Equal(9);
        }
        using SimulatedStorage third = Open();

        new FileInfo(Journal).Length.Should().BeLessThan(before / 10);
        (await ReadAsync(third, 5 * Block, 1)).Should().Equal(9);
    }

    [Fact]
    [Trait("Obligation", "DISK-7")]
    public async Task Memory_does_not_grow_with_what_is_written()
    {
        using SimulatedStorage storage = Filled(4_000);
        byte[] piece = new byte[4 * Block];
        Random.Shared.NextBytes(piece);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int at = 0; at + 4 <= 4_000; at += 4)
        {
            await storage.WriteAsync(s_disk, (long)at * Block, piece, default);
        }

        (GC.GetTotalMemory(forceFullCollection: true) - before).Should().BeLessThan(8 << 20, "250 MiB were written");
    }

    private SimulatedStorage Open() => SimulatedStorage.Open(_folder);

    private SimulatedStorage Filled(int blocks = 10)
    {
        SimulatedStorage storage = Open();
        storage.Put(new SimulatedRepository { Uuid = "repository", Type = "nfs" });
        storage.Put("repository", new SimulatedImage { Location = "disk", VirtualSize = (long)blocks * Block });
        storage.Flush();
        return storage;
    }

    /// <summary>The files as another process finds them at this moment.</summary>
    private SimulatedStorage Crash()
    {
        string copy = Path.Combine(_folder, Guid.NewGuid().ToString());
        Directory.CreateDirectory(copy);
        foreach (string file in (string[])[Journal, Blocks])
        {
            using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using FileStream to = File.Create(Path.Combine(copy, Path.GetFileName(file)));
            from.CopyTo(to);
        }
        return SimulatedStorage.Open(copy);
    }

    private static byte[] Of(byte value)
    {
        byte[] bytes = new byte[Block];
        Array.Fill(bytes, value);
        return bytes;
    }

    private static async Task<byte[]> ReadAsync(SimulatedStorage storage, long offset, int length)
    {
        byte[] bytes = new byte[length];
        await storage.ReadAsync(s_disk, offset, bytes, default);
        return bytes;
    }
}
