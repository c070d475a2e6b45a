using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Formats.Vhd;
using Xen.Model.Formats.Xva;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Tests.Handlers.Disks;

/// <summary>Whole disks out.</summary>
public sealed class DiskExportTests
{
    private const int Mebi = DiskServer.Mebi;

    [Fact]
    [Trait("Obligation", "HTTP-30")]
    public async Task A_raw_disk_is_all_its_bytes()
    {
        await using DiskServer server = await DiskServer.StartAsync();
        (Ref<VDIRecord> disk, byte[] bytes) = await FilledAsync(server);
        string uuid = server.View.Find(disk)!.Uuid;

        (HttpReply head, byte[] body) = await server.GetAsync("vdi=" + uuid);

        head.Status.Should().Be(200);
        head.Headers["Content-Type"].Should().Be("application/octet-stream");
        head.Headers["Content-Disposition"].Should().Be($"attachment; filename=\"{uuid}.raw\"");
        head.Headers.Should().ContainKey("task-id").And.NotContainKey("Content-Length");
        body.Should().Equal(bytes);
        ObjectRef.TryParse(head.Headers["task-id"], out ObjectRef task);
        (await server.EndAsync(task.As<TaskRecord>())).Status.Should().Be(TaskStatusType.Success);
    }

    [Fact]
    [Trait("Obligation", "HTTP-31")]
    public async Task A_VHD_holds_the_blocks_that_were_written()
    {
        await using DiskServer server = await DiskServer.StartAsync();
        (Ref<VDIRecord> disk, byte[] bytes) = await FilledAsync(server);

        (HttpReply head, byte[] body) = await server.GetAsync($"vdi={disk}&format=VHD");
        (byte[] read, VhdReader reader) = await ReadAsync(body, bytes.Length);

        head.Headers["Content-Type"].Should().Be("application/vhd");
        read.Should().Equal(bytes);
        reader.Footer!.Uuid.ToString().Should().Be(server.View.Find(disk)!.Uuid);
        body.Length.Should().BeLessThan(bytes.Length / 2);
    }

    [Fact]
    [Trait("Obligation", "HTTP-32")]
    public async Task With_a_base_only_what_was_written_since_is_sent()
    {
        await using DiskServer server = await DiskServer.StartAsync();
        (Ref<VDIRecord> disk, _) = await FilledAsync(server);
        Ref<VDIRecord> basis = DiskServer.Result<VDIRecord>(await server.CallAsync(
            new VDISnapshot(disk, XenMap<string, string>.Empty)));
        await server.FillAsync(disk, 6 * Mebi, [1, 2, 3]);

        (_, byte[] body) = await server.GetAsync($"vdi={disk}&format=vhd&base={basis}");
        var reader = await VhdReader.OpenAsync(new MemoryStream(body));
        byte[] buffer = new byte[Mebi];
        VhdPiece? piece = await reader.NextAsync(buffer);

        reader.IsDifferencing.Should().BeTrue();
        reader.Header!.Parent.ToString().Should().Be(server.View.Find(basis)!.Uuid);
        piece.Should().Be(new VhdPiece(6 * Mebi, 65_536));
        buffer.Take(4).Should().Equal(1, 2, 3, 0);
        (await reader.NextAsync(buffer)).Should().BeNull();
        (await server.GetAsync($"vdi={disk}&base={basis}")).Head.Status.Should().Be(400);
    }

    [Fact]
    [Trait("Obligation", "HTTP-33")]
    public async Task An_archive_holds_blocks_with_digests()
    {
        await using DiskServer server = await DiskServer.StartAsync();
        (Ref<VDIRecord> disk, byte[] bytes) = await FilledAsync(server);

        (HttpReply head, byte[] body) = await server.GetAsync($"vdi={disk}&format=tar");
        byte[] read = new byte[bytes.Length];
        var reader = new DiskArchiveReader(new MemoryStream(body), "vdi", bytes.Length);
        while (await reader.NextAsync(default) is { } block)
        {
            block.Data.Span.CopyTo(read.AsSpan((int)block.Offset));
        }

        head.Headers["Content-Type"].Should().Be("application/x-tar");
        read.Should().Equal(bytes);
    }

    [Theory]
    [InlineData("format=raw", 500, ErrorCode.VDIMissing)]
    [InlineData("vdi=nonsense", 500, ErrorCode.UUIDInvalid)]
    [InlineData("vdi=OpaqueRef:00000000-0000-4000-8000-00000000dead", 500, ErrorCode.HandleInvalid)]
    [InlineData("vdi={0}&format=vmdk", 404, ErrorCode.InternalError)]
    [InlineData("vdi={0}&format=qcow2", 404, ErrorCode.InternalError)]
    [InlineData("vdi={0}&format=vhd&base=nonsense", 500, ErrorCode.UUIDInvalid)]
    [Trait("Obligation", "HTTP-34")]
    public async Task What_cannot_be_exported_says_why(string query, int status, string error)
    {
        await using DiskServer server = await DiskServer.StartAsync();
        Ref<VDIRecord> disk = await server.CreateAsync(2);
        Ref<TaskRecord> task = await server.CreateTaskAsync();

        (await server.GetAsync(string.Format(null, query, disk) + "&task_id=" + task)).Head.Status
            .Should().Be(status);

        (await server.EndAsync(task)).ErrorInfo[0].Should().Be(error);
    }

    [Fact]
    [Trait("Obligation", "HTTP-35")]
    public async Task A_disk_says_that_it_is_copied_and_cancelling_ends_that()
    {
        await using DiskServer server = await DiskServer.StartAsync();
        Ref<VDIRecord> disk = await server.CreateAsync(100);
        Ref<TaskRecord> task = await server.CreateTaskAsync();
        using HttpConnection connection = await server.ConnectAsync();
        await connection.SendAsync(
            $"GET /export_raw_vdi?session_id={server.Session}&vdi={disk}&task_id={task} HTTP/1.0\r\n\r\n");
        await connection.ReceiveHeadAsync();

        server.View.Find(disk)!.CurrentOperations.Single().Value.Should().Be(VDIOperations.Copy);
        await server.Model.SubmitAsync(new TaskCancel(task), CallContext.Server);

        (await server.EndAsync(task)).Status.Should().Be(TaskStatusType.Cancelled);
        server.View.Find(disk)!.CurrentOperations.Should().BeEmpty();
        (await connection.ReadToEndAsync()).Length.Should().BeLessThan(100 * Mebi);
    }

    [Fact]
    [Trait("Obligation", "HTTP-36")]
    public async Task Clients_are_sent_to_a_host_that_is_served_and_reaches_the_disk()
    {
        bool isServed = false;
        await using DiskServer server = await DiskServer.StartAsync(options => options with
        {
            ServesHost = _ => isServed,
        });
        Ref<VDIRecord> disk = await server.CreateAsync(2);

        (HttpReply head, _) = await server.GetAsync($"vdi={disk}&format=vhd");
        isServed = true;

        head.Status.Should().Be(302);
        head.Headers["Location"].Should().Be(
            $"https://192.0.2.10/export_raw_vdi?session_id={server.Session}&vdi={disk}&format=vhd");
        (await server.GetAsync($"vdi={disk}")).Head.Status.Should().Be(200);
    }

    internal static async Task<(Ref<VDIRecord> Disk, byte[] Bytes)> FilledAsync(DiskServer server)
    {
        Ref<VDIRecord> disk = await server.CreateAsync(10);
        byte[] some = new byte[100_000];
        new Random(5).NextBytes(some);
        await server.FillAsync(disk, 3 * Mebi - 50_000, some);
        await server.FillAsync(disk, (10 * Mebi) - 1, [9]);
        return (disk, await server.BytesOfAsync(disk));
    }

    private static async Task<(byte[] Disk, VhdReader Reader)> ReadAsync(byte[] file, int size)
    {
        byte[] disk = new byte[size];
        byte[] buffer = new byte[Mebi];
        var reader = await VhdReader.OpenAsync(new MemoryStream(file));
        while (await reader.NextAsync(buffer) is { } piece)
        {
            buffer.AsSpan(0, piece.Length).CopyTo(disk.AsSpan((int)piece.Offset));
        }
        return (disk, reader);
    }
}
