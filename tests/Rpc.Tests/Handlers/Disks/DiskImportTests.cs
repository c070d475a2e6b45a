using System.Buffers.Binary;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Formats.Vhd;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Tests.Handlers.Disks;

/// <summary>Whole disks in.</summary>
public sealed class DiskImportTests
{
    private const int Mebi = DiskServer.Mebi;

    [Theory]
    [InlineData(true, 3 * Mebi)]
    [InlineData(false, 3 * Mebi)]
    [InlineData(false, 3 * Mebi + 17)]
    [InlineData(true, 0)]
    [Trait("Obligation", "HTTP-40")]
    public async Task A_raw_image_overwrites_the_beginning_of_a_disk(bool withLength, int length)
    {
        await using DiskServer server = await DiskServer.StartAsync();
        (Ref<VDIRecord> disk, byte[] before) = await DiskExportTests.FilledAsync(server);
        byte[] image = new byte[length];
        new Random(7).NextBytes(image.AsSpan(length / 2));
        long used = server.View.Find(disk)!.PhysicalUtilisation;

        (int status, TaskRecord task) = await server.PutAsync("vdi=" + disk, image, withLength);

        status.Should().Be(200);
        task.ErrorInfo.Should().BeEmpty();
        task.Result.Should().Be($"<value>{disk}</value>");
        (await server.BytesOfAsync(disk)).Should().Equal([.. image, .. before.Skip(length)]);
        server.View.Find(disk)!.CurrentOperations.Should().BeEmpty();
        server.View.Find(disk)!.PhysicalUtilisation.Should().BeGreaterThanOrEqualTo(used + (length / 3));
    }

    [Theory]
    [InlineData("sr_id={0}")]
    [InlineData("sr_uuid={1}")]
    [Trait("Obligation", "HTTP-41")]
    public async Task Without_a_disk_one_of_the_length_of_the_body_is_made(string query)
    {
        await using DiskServer server = await DiskServer.StartAsync();
        byte[] image = new byte[4 * Mebi];
        image[^1] = 1;
        string uuid = server.View.Find(server.Repository)!.Uuid;

        (int status, TaskRecord task) = await server.PutAsync(
            string.Format(null, query, server.Repository, uuid), image);

        status.Should().Be(200);
        Ref<VDIRecord> made = DiskServer.Result<VDIRecord>(task);
        VDIRecord record = server.View.Find(made)!;
        record.NameLabel.Should().Be("Imported VDI");
        record.Type.Should().Be(VDIType.User);
        record.VirtualSize.Should().Be(4 * Mebi);
        (await server.BytesOfAsync(made)).Should().Equal(image);
    }

    [Fact]
    [Trait("Obligation", "HTTP-42")]
    public async Task A_VHD_replaces_a_disk_and_differences_change_only_what_they_hold()
    {
        await using DiskServer server = await DiskServer.StartAsync();
        (Ref<VDIRecord> disk, byte[] before) = await DiskExportTests.FilledAsync(server);
        byte[] block = new byte[VhdWriter.BlockBytes];
        Array.Fill(block, (byte)5);
        byte[] bitmap = new byte[VhdWriter.BitmapBytes];
        bitmap[1] = 0x80;

        await server.PutAsync($"vdi={disk}&format=vhd", await VhdAsync(block, bitmap, Guid.NewGuid()));
        byte[] patched = [.. before];
        Array.Fill(patched, (byte)5, (2 * Mebi) + 4_096, 512);
        (await server.BytesOfAsync(disk)).Should().Equal(patched);

        await server.PutAsync($"vdi={disk}&format=vhd", await VhdAsync(block, default, null));
        byte[] replaced = new byte[before.Length];
        Array.Fill(replaced, (byte)5, 2 * Mebi, 2 * Mebi);
        (await server.BytesOfAsync(disk)).Should().Equal(replaced);
    }

    [Theory]
    [InlineData("raw")]
    [InlineData("vhd")]
    [InlineData("tar")]
    [Trait("Obligation", "HTTP-43")]
    public async Task What_was_exported_can_be_imported(string format)
    {
        await using DiskServer server = await DiskServer.StartAsync();
        (Ref<VDIRecord> disk, byte[] bytes) = await DiskExportTests.FilledAsync(server);
        Ref<VDIRecord> other = await server.CreateAsync(10);
        await server.FillAsync(other, 5 * Mebi, [1, 2, 3]);

        (_, byte[] image) = await server.GetAsync($"vdi={disk}&format={format}");
        (_, TaskRecord task) = await server.PutAsync($"vdi={other}&format={format}", image, withLength: false);

        task.ErrorInfo.Should().BeEmpty();
        (await server.BytesOfAsync(other)).Should().Equal(bytes);
    }

    [Fact]
    [Trait("Obligation", "HTTP-44")]
    public async Task Chunks_go_where_they_say_and_gaps_stay()
    {
        await using DiskServer server = await DiskServer.StartAsync();
        (Ref<VDIRecord> disk, byte[] before) = await DiskExportTests.FilledAsync(server);
        byte[] chunks = [.. Chunk(5, [1, 2]), .. Chunk(7 * Mebi, new byte[300_000]), .. new byte[12], .. "tail"u8];

        (_, TaskRecord task) = await server.PutAsync($"vdi={disk}&chunked", chunks);

        task.ErrorInfo.Should().BeEmpty();
        before[5] = 1;
        before[6] = 2;
        (await server.BytesOfAsync(disk)).Should().Equal(before);
        (_, TaskRecord cut) = await server.PutAsync($"vdi={disk}&chunked=true", Chunk(5, [1, 2]), withLength: false);
        cut.ErrorInfo[0].Should().Be("VDI_IO_ERROR");
        (_, TaskRecord beyond) = await server.PutAsync($"vdi={disk}&chunked", Chunk(10 * Mebi, [1]));
        beyond.ErrorInfo[0].Should().Be("VDI_IO_ERROR");
    }

    [Theory]
    [InlineData("vdi={0}", "Transfer-Encoding: chunked\r\n", 404, ErrorCode.InternalError)]
    [InlineData("vdi={0}&format=vmdk", "", 404, ErrorCode.InternalError)]
    [InlineData("vdi={0}&format=vhd&chunked", "", 404, ErrorCode.InternalError)]
    [InlineData("vdi=nonsense", "", 500, ErrorCode.UUIDInvalid)]
    [InlineData("", "", 400, ErrorCode.VDIMissing)]
    [InlineData("sr_uuid=nonsense", "", 400, ErrorCode.UUIDInvalid)]
    [InlineData("sr_id={1}&format=vhd", "", 400, ErrorCode.InternalError)]
    [InlineData("sr_id={1}&chunked", "", 400, ErrorCode.InternalError)]
    [Trait("Obligation", "HTTP-45")]
    public async Task What_cannot_be_imported_says_why(string query, string headers, int status, string error)
    {
        await using DiskServer server = await DiskServer.StartAsync();
        Ref<VDIRecord> disk = await server.CreateAsync(2);

        (int got, TaskRecord task) = await server.PutAsync(
            string.Format(null, query, disk, server.Repository), [], headers.Length == 0, headers);

        got.Should().Be(status);
        task.ErrorInfo[0].Should().Be(error);
        server.View.Find(disk)!.CurrentOperations.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "HTTP-45")]
    public async Task A_new_disk_needs_a_length()
    {
        await using DiskServer server = await DiskServer.StartAsync();

        (int status, TaskRecord task) = await server.PutAsync($"sr_id={server.Repository}", [], withLength: false);

        status.Should().Be(400);
        task.ErrorInfo[0].Should().Be(ErrorCode.InternalError);
    }

    [Theory]
    [InlineData("raw")]
    [InlineData("vhd")]
    [InlineData("tar")]
    [Trait("Obligation", "HTTP-46")]
    public async Task An_image_that_does_not_fit_or_is_none_fails_late(string format)
    {
        await using DiskServer server = await DiskServer.StartAsync();
        Ref<VDIRecord> large = await server.CreateAsync(6);
        await server.FillAsync(large, (6 * Mebi) - 1, [1]);
        Ref<VDIRecord> small = await server.CreateAsync(2);
        (_, byte[] image) = await server.GetAsync($"vdi={large}&format={format}");

        (int status, TaskRecord task) = await server.PutAsync($"vdi={small}&format={format}", image);

        status.Should().Be(200);
        task.ErrorInfo[0].Should().Be("VDI_IO_ERROR");
        if (format != "raw")
        {
            (await server.PutAsync($"vdi={small}&format={format}", new byte[5_000])).Task.ErrorInfo[0]
                .Should().Be("VDI_IO_ERROR");
        }
    }

    [Theory]
    [InlineData(2 * Mebi, null)]
    [InlineData(Mebi, "VDI_IO_ERROR")]
    [Trait("Obligation", "HTTP-49")]
    public async Task A_client_that_does_not_know_the_length_may_declare_an_absurd_one(int sent, string? error)
    {
        await using DiskServer server = await DiskServer.StartAsync();
        Ref<VDIRecord> disk = await server.CreateAsync(2);
        Ref<TaskRecord> task = await server.CreateTaskAsync();
        byte[] image = new byte[sent];
        new Random(3).NextBytes(image);
        using (HttpConnection connection = await server.ConnectAsync())
        {
            await connection.SendAsync(
                $"PUT /import_raw_vdi?session_id={server.Session}&vdi={disk}&task_id={task} HTTP/1.1\r\n"
                + $"Content-Length: {1L << 50}\r\n\r\n");
            await connection.ReceiveHeadAsync();
            await connection.SendAsync(image);
        }

        (await server.EndAsync(task)).ErrorInfo.FirstOrDefault().Should().Be(error);
        (await server.BytesOfAsync(disk)).Take(sent).Should().Equal(image);
    }

    [Fact]
    [Trait("Obligation", "HTTP-49")]
    public async Task An_empty_upload_makes_no_disk()
    {
        await using DiskServer server = await DiskServer.StartAsync();
        int before = server.View.All<VDIRecord>().Count();

        (int status, TaskRecord task) = await server.PutAsync($"sr_id={server.Repository}", []);

        status.Should().Be(200);
        task.Status.Should().Be(TaskStatusType.Failure);
        server.View.All<VDIRecord>().Count().Should().Be(before);
    }

    [Fact]
    [Trait("Obligation", "HTTP-47")]
    public async Task Nothing_remains_of_a_new_disk_whose_upload_was_cut()
    {
        await using DiskServer server = await DiskServer.StartAsync();
        int before = server.View.All<VDIRecord>().Count();
        Ref<TaskRecord> task = await server.CreateTaskAsync();
        using (HttpConnection connection = await server.ConnectAsync())
        {
            await connection.SendAsync(
                $"PUT /import_raw_vdi?session_id={server.Session}&sr_id={server.Repository}&task_id={task} HTTP/1.1\r\n"
                + "Content-Length: 4194304\r\n\r\nonly this");
            await connection.ReceiveHeadAsync();
        }

        (await server.EndAsync(task)).ErrorInfo[0].Should().Be(UndeclaredErrorCode.ClientError);
        server.View.All<VDIRecord>().Count().Should().Be(before);
    }

    [Fact]
    [Trait("Obligation", "HTTP-48")]
    public async Task A_disk_in_use_or_read_only_is_not_overwritten()
    {
        await using DiskServer server = await DiskServer.StartAsync();
        (Ref<VDIRecord> disk, byte[] before) = await DiskExportTests.FilledAsync(server);
        await server.Model.SubmitAsync(new VDISetReadOnly(disk, true), CallContext.Server);

        (await server.PutAsync("vdi=" + disk, [1])).Task.ErrorInfo[0].Should().Be(ErrorCode.VDIReadonly);

        (await server.BytesOfAsync(disk)).Should().Equal(before);
    }

    private static async Task<byte[]> VhdAsync(byte[] block, ReadOnlyMemory<byte> bitmap, Guid? parent)
    {
        var file = new MemoryStream();
        var writer = new VhdWriter(file, new VhdPlan
        {
            DiskBytes = 10 * Mebi, Blocks = [1], Parent = parent, ParentName = "base.vhd",
        });
        await writer.BeginAsync();
        await writer.WriteAsync(block, bitmap);
        await writer.EndAsync();
        return file.ToArray();
    }

    private static byte[] Chunk(ulong offset, byte[] data)
    {
        byte[] chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteUInt64LittleEndian(chunk, offset);
        BinaryPrimitives.WriteInt32LittleEndian(chunk.AsSpan(8), data.Length);
        data.CopyTo(chunk, 12);
        return chunk;
    }
}
