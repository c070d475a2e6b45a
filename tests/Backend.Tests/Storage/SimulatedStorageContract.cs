using Xen.Model.Backend.Simulation.Storage;
using Xen.Model.Ports;

namespace Xen.Model.Backend.Tests.Storage;

/// <summary>Obligations on the bytes of simulated disks, as those who move them see it.</summary>
public abstract class SimulatedStorageContract : IDisposable
{
    private const int Block = 64 << 10;
    private const string Uuid = "a repository";

    private static readonly DiskAddress s_disk = new(Uuid, "disk");

    private readonly SimulatedStorage _storage;

    protected SimulatedStorageContract(SimulatedStorage storage)
    {
        _storage = storage;
        _storage.Put(new SimulatedRepository { Uuid = Uuid, Type = "nfs" });
        _storage.Put(Uuid, new SimulatedImage { Location = "disk", VirtualSize = 10 * Block + 512 });
    }

    public virtual void Dispose() => _storage.Dispose();

    [Fact]
    public async Task What_is_written_is_read_across_blocks_and_the_rest_is_zero()
    {
        byte[] bytes = [.. Enumerable.Range(0, 3 * Block).Select(at => (byte)(at % 251 + 1))];

        await _storage.WriteAsync(s_disk, Block - 7, bytes, default);

        byte[] read = new byte[bytes.Length + 2];
        await _storage.ReadAsync(s_disk, Block - 8, read, default);
        read.Should().Equal([0, .. bytes, 0]);
    }

    [Fact]
    public async Task Holes_take_no_room_and_neither_do_zeros()
    {
        await _storage.WriteAsync(s_disk, 0, new byte[2 * Block], default);
        await _storage.WriteAsync(s_disk, 4 * Block, new byte[] { 1 }, default);
        await _storage.WriteAsync(s_disk, 5 * Block, new byte[] { 1 }, default);
        await _storage.WriteAsync(s_disk, 10 * Block, new byte[] { 1 }, default);

        _storage.Extents(s_disk).Should().Equal(
            new DiskExtent(4 * Block, 2 * Block), new DiskExtent(10 * Block, 512));
    }

    [Fact]
    public async Task Extents_since_another_image_are_what_was_written_since()
    {
        await _storage.WriteAsync(s_disk, 0, new byte[] { 1 }, default);
        _storage.Put(Uuid, _storage.Image(s_disk)! with { Location = "snapshot" });
        await _storage.WriteAsync(s_disk, 3 * Block, new byte[] { 0 }, default);

        _storage.Extents(s_disk, new DiskAddress(Uuid, "snapshot")).Should().Equal(new DiskExtent(3 * Block, Block));
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(10 * Block + 512, 1)]
    [InlineData(10 * Block, 513)]
    public async Task Nothing_is_read_or_written_beyond_the_end(long offset, int length)
    {
        Func<Task> read = async () => await _storage.ReadAsync(s_disk, offset, new byte[length], default);
        Func<Task> write = async () => await _storage.WriteAsync(s_disk, offset, new byte[length], default);

        await read.Should().ThrowAsync<ArgumentOutOfRangeException>();
        await write.Should().ThrowAsync<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task An_image_that_is_gone_has_no_size_and_no_bytes()
    {
        _storage.Remove(s_disk);

        _storage.SizeOf(s_disk).Should().BeNull();
        Func<Task> read = async () => await _storage.ReadAsync(s_disk, 0, new byte[1], default);
        await read.Should().ThrowAsync<IOException>();
    }

    [Fact]
    public void Whoever_puts_an_image_nowhere_is_told()
    {
        Action put = () => _storage.Put("nowhere", new SimulatedImage { Location = "disk" });

        put.Should().Throw<IOException>();
    }
}

/// <summary>Disks in memory.</summary>
public sealed class MemoryStorageTests() : SimulatedStorageContract(new SimulatedStorage());

/// <summary>Disks in files.</summary>
public sealed class FileStorageTests : SimulatedStorageContract
{
    private readonly string _folder;

    public FileStorageTests()
        : this(Directory.CreateTempSubdirectory("media-").FullName)
    {
    }

    private FileStorageTests(string folder)
        : base(SimulatedStorage.Open(folder)) => _folder = folder;

    public override void Dispose()
    {
        base.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
