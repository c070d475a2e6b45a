using System.Text;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Formats.Tar;
using Xen.Model.Formats.Xva;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Handlers.Transfers;

/// <summary>Whatever goes wrong with an import, nothing of it is left, and the task says what it was.</summary>
public sealed class ImportSafetyTests
{
    public static TheoryData<string, string> Descriptions => new()
    {
        { "newer", ErrorCode.ImportIncompatibleVersion },
        { "dangling", ErrorCode.ImportErrorFailedToFindObject },
        { "not a number", ErrorCode.ImportError },
        { "no VM", ErrorCode.ImportError },
        { "no such enum", ErrorCode.ImportError },
        { "two disks at one place", ErrorCode.DeviceAlreadyExists },
        { "too large", ErrorCode.SRFull },
        { "longer disk", ErrorCode.ImportError },
        { "shorter disk", ErrorCode.ImportError },
        { "negative disk", ErrorCode.InvalidValue },
    };

    [Theory]
    [MemberData(nameof(Descriptions))]
    [Trait("Obligation", "TRANSFER-80")]
    public async Task A_description_that_lies_leaves_nothing_behind(string lie, string code)
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        byte[] export = await server.ExportAsync(await server.AddGuestAsync());
        string[] before = server.Objects();
        TaskRecord end = await server.PutAsync("/import", await Guests.ChangedAsync(export, document => lie switch
        {
            "newer" => document with { Version = document.Version with { ApiMajor = 99 } },
            "dangling" => document.With("VIF", "network", "Ref:999999999"),
            "not a number" => document.With("VM", "memory_static_max", "much"),
            "no such enum" => document.With("VBD", "mode", "sideways"),
            "no VM" => document with { Objects = [.. document.Objects.Where(item => item.Class == "SR")] },
            "two disks at one place" => document.With("VBD", "userdevice", "0"),
            "too large" => document.With("VDI", "virtual_size", (1L << 50).ToString(null, null)),
            "longer disk" => document.With("VDI", "virtual_size", (Guests.DiskSize + 512).ToString(null, null)),
            "negative disk" => document.With("VDI", "virtual_size", "-1"),
            _ => document.With("VDI", "virtual_size", (Guests.DiskSize - 512).ToString(null, null)),
        }));
        end.ErrorInfo.FirstOrDefault().Should().Be(code, string.Join(' ', end.ErrorInfo));
        await SimulatedServer.UntilAsync(() => server.Objects().Length == before.Length);
        server.Objects().Should().BeEquivalentTo(before);
    }

    [Fact]
    [Trait("Obligation", "TRANSFER-81")]
    public async Task A_wrong_digest_leaves_nothing_behind_unless_forced()
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        byte[] export = await server.ExportAsync(await server.AddGuestAsync());
        export[^3000] ^= 1;
        string[] before = server.Objects();
        TaskRecord end = await server.PutAsync("/import", export);
        end.ErrorInfo[0].Should().Be(ErrorCode.ImportError);
        end.ErrorInfo[1].Should().Contain("digest");
        server.Objects().Should().BeEquivalentTo(before);
        Guests.VMOf(await server.PutAsync("/import", export, "force=true"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(5_000)]
    [InlineData(200_000)]
    [InlineData(-1500)]
    [InlineData(-512)]
    [Trait("Obligation", "TRANSFER-82")]
    public async Task An_upload_that_ends_too_early_leaves_nothing_behind(int length)
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        byte[] export = await server.ExportAsync(await server.AddGuestAsync());
        byte[] part = export[..(length < 0 ? export.Length + length : length)];
        string[] before = server.Objects();
        foreach (long? declared in new long?[] { null, export.Length })
        {
            Ref<TaskRecord> task = await server.NewTaskAsync();
            using HttpConnection connection = await server.BeginPutAsync("/import", declared, $"task_id={task}");
            await connection.ReceiveHeadAsync();
            await connection.SendAsync(part.AsMemory());
            connection.EndSending();
            TaskRecord end = await server.EndOfAsync(task);
            end.Status.Should().Be(TaskStatusType.Failure);
            end.ErrorInfo[0].Should().BeOneOf(
                ErrorCode.ImportErrorPrematureEof, UndeclaredErrorCode.ClientError);
            server.Objects().Should().BeEquivalentTo(before);
        }
    }

    [Fact]
    [Trait("Obligation", "TRANSFER-83")]
    public async Task A_client_that_breaks_the_connection_leaves_nothing_behind()
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        byte[] export = await server.ExportAsync(await server.AddGuestAsync());
        string[] before = server.Objects();
        Ref<TaskRecord> task = await server.NewTaskAsync();
        using (HttpConnection connection = await server.BeginPutAsync("/import", export.Length, $"task_id={task}"))
        {
            await connection.ReceiveHeadAsync();
            await connection.SendAsync(export.AsMemory(0, export.Length / 2));
            await SimulatedServer.UntilAsync(() => server.View.Find(task)!.OtherConfig.ContainsKey("object_creation"));
            connection.Break();
        }
        (await server.EndOfAsync(task)).ErrorInfo.Should().Equal(UndeclaredErrorCode.ClientError);
        server.Objects().Should().BeEquivalentTo(before);
    }

    [Fact]
    [Trait("Obligation", "TRANSFER-84")]
    public async Task A_cancelled_import_leaves_nothing_behind()
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        byte[] export = await server.ExportAsync(await server.AddGuestAsync());
        string[] before = server.Objects();
        server.Disks.CloseAfter(1);
        Ref<TaskRecord> task = await server.NewTaskAsync();
        Task<TaskRecord> import = ImportTests.UploadAsync(server, export, task);
        await SimulatedServer.UntilAsync(() => server.View.Find(task)!.OtherConfig.ContainsKey("object_creation"));
        await server.CallAsync(new TaskCancel(task));
        TaskRecord end = await import;
        (end.Status, end.ErrorInfo[0]).Should().Be((TaskStatusType.Cancelled, ErrorCode.TaskCancelled));
        server.Objects().Should().BeEquivalentTo(before);
    }

    [Fact]
    [Trait("Obligation", "TRANSFER-85")]
    public async Task An_import_that_the_end_of_the_server_cut_off_is_taken_back_at_the_next_start()
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        byte[] export = await server.ExportAsync(await server.AddGuestAsync());
        string[] before = server.Objects();
        Ref<TaskRecord> task = await server.NewTaskAsync();
        using HttpConnection connection = await server.BeginPutAsync("/import", export.Length, $"task_id={task}");
        await connection.ReceiveHeadAsync();
        await connection.SendAsync(export.AsMemory(0, export.Length / 2));
        await SimulatedServer.UntilAsync(() => server.View.Find(task)!.OtherConfig.ContainsKey("object_creation"));
        await server.RestartAsync();
        (await server.EndOfAsync(task)).Status.Should().Be(TaskStatusType.Failure);
        server.Objects().Should().BeEquivalentTo(before);
    }

    [Fact]
    [Trait("Obligation", "TRANSFER-86")]
    public async Task Bombs_do_not_go_off()
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        string[] before = server.Objects();
        byte[] bomb = Compressed(XvaCompression.Gzip, await Archive(("ova.xml", new byte[65 << 20])));
        (await server.PutAsync("/import", bomb)).ErrorInfo[0].Should().Be(ErrorCode.ImportError);
        byte[] deep = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("<value><array><data>", 100_000)));
        (await server.PutAsync("/import", await Archive(("ova.xml", deep)))).ErrorInfo[0]
            .Should().Be(ErrorCode.ImportError);
        byte[] export = await server.ExportAsync(await server.AddGuestAsync());
        before = server.Objects();
        // A first block without end, from a few bytes.
        byte[] disk = await Guests.ChangedAsync(export, document => document);
        (_, int description) = await HeadOf(disk);
        byte[] endless = new byte[512];
        string id = (await Guests.DescriptionOf(disk)).Objects.First(item => item.Class == "VDI").Id;
        TarHeader.Write(endless, id + "/00000000", (8L << 30) - 512);
        byte[] huge = Compressed(XvaCompression.Zstd, [.. disk[..description], .. endless, .. new byte[20 << 20]]);
        (await server.PutAsync("/import", huge)).ErrorInfo[0].Should().Be(ErrorCode.ImportError);
        server.Objects().Should().BeEquivalentTo(before);
    }

    [Theory]
    [InlineData("/import", "", "Transfer-Encoding: chunked\r\n", 403, ErrorCode.ImportErrorCannotHandleChunked)]
    [InlineData("/import", "sr_uuid=nobody", "", 400, ErrorCode.UUIDInvalid)]
    [InlineData("/import", "sr_id=iso", "", 400, ErrorCode.SROperationNotSupported)]
    [InlineData("/import_metadata", "live=true", "", 400, ErrorCode.NotImplemented)]
    [Trait("Obligation", "TRANSFER-87")]
    public async Task What_cannot_be_is_refused_before_the_body(
        string path, string query, string headers, int status, string code)
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        Ref<SRRecord> discs = server.View.All<SRRecord>().First(sr => sr.Record.ContentType == "iso").Reference;
        Ref<TaskRecord> task = await server.NewTaskAsync();
        using HttpConnection connection = await server.BeginPutAsync(
            path,
            headers.Length > 0 ? null : 100,
            $"task_id={task}&{query.Replace("=iso", "=" + discs, StringComparison.Ordinal)}",
            headers);
        (await connection.ReceiveHeadAsync()).Status.Should().Be(status);
        (await server.EndOfAsync(task)).ErrorInfo[0].Should().Be(code);
    }

    [Fact]
    [Trait("Obligation", "TRANSFER-88")]
    public async Task Without_a_default_repository_one_must_be_named()
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        await server.UpdateAsync(
            server.View.All<PoolRecord>().Single().Reference, pool => pool with { DefaultSR = default });
        Ref<TaskRecord> task = await server.NewTaskAsync();
        using HttpConnection connection = await server.BeginPutAsync("/import", 100, $"task_id={task}");
        (await connection.ReceiveHeadAsync()).Status.Should().Be(400);
        (await server.EndOfAsync(task)).ErrorInfo[0].Should().Be(ErrorCode.DefaultSRNotFound);
    }

    [Fact]
    [Trait("Obligation", "TRANSFER-89")]
    public async Task A_pool_in_the_midst_of_an_upgrade_imports_nothing()
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        await server.UpdateAsync(server.View.All<PoolRecord>().Single().Reference, pool => pool with
        {
            OtherConfig = pool.OtherConfig.With("rolling_upgrade_in_progress", "true"),
        });
        Ref<TaskRecord> task = await server.NewTaskAsync();
        using HttpConnection connection = await server.BeginPutAsync("/import", 100, $"task_id={task}");
        (await connection.ReceiveHeadAsync()).Status.Should().Be(400);
        (await server.EndOfAsync(task)).ErrorInfo[0].Should().Be(ErrorCode.NotSupportedDuringUpgrade);
    }

    [Fact]
    [Trait("Obligation", "TRANSFER-90")]
    public async Task A_legacy_appliance_becomes_a_VM_with_its_disks()
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        byte[] bytes = new byte[2_000_000];
        new Random(1).NextBytes(bytes);
        byte[] archive = await Archive(
            ("ova.xml", """
                <appliance version="0.1"><vm name="n1"><label>web</label><shortdesc>front end</shortdesc>
                <config mem_set="134217728" vcpus="2"/><hacks is_hvm="false" kernel_boot_cmdline="root=/dev/sda1"/>
                <vbd device="sda" function="root" mode="w" vdi="d0"/></vm>
                <vdi name="d0" size="2000000" source="file://sda" type="dir-gzipped-chunks" variety="system"/>
                </appliance>
                """u8.ToArray()),
            ("sda/chunk-000000000.gz", Compressed(XvaCompression.Gzip, bytes)));
        Ref<VMRecord> reference = Guests.VMOf(await server.PutAsync("/import", archive));
        VMRecord vm = server.View.Find(reference)!;
        (vm.NameLabel, vm.NameDescription, vm.MemoryStaticMax, vm.MemoryStaticMin, vm.VCPUsMax)
            .Should().Be(("web import", "front end", 134217728, 16 << 20, 2));
        (vm.PVBootloader, vm.PVLegacyArgs, vm.DomainType).Should().Be(("pygrub", "root=/dev/sda1", DomainType.Pv));
        VBDRecord[] drives = [.. server.View.All<VBDRecord>().Where(vbd => vbd.Record.VM == reference)
            .Select(vbd => vbd.Record)];
        drives.Should().HaveCount(2).And.ContainSingle(vbd => vbd.Type == VBDType.CD && vbd.Empty);
        VBDRecord drive = drives.Single(vbd => vbd.Type == VBDType.Disk);
        (drive.Userdevice, drive.Bootable, drive.Unpluggable, drive.OtherConfig.GetOr("owner", "-"))
            .Should().Be(("sda", true, false, ""));
        (await server.DisksOfAsync(reference)).Single().AsSpan(0, bytes.Length).SequenceEqual(bytes).Should().BeTrue();
    }

    [Fact]
    [Trait("Obligation", "TRANSFER-91")]
    public async Task Only_who_may_administer_VMs_imports_and_exports()
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        using HttpConnection connection = await HttpConnection.OpenAsync(server.Address);
        await connection.SendAsync("PUT /import HTTP/1.0\r\nContent-Length: 5\r\n\r\n");
        (await connection.ReceiveHeadAsync()).Status.Should().Be(401);
        using HttpConnection other = await HttpConnection.OpenAsync(server.Address);
        await other.SendAsync("GET /export?uuid=x HTTP/1.0\r\n\r\n");
        (await other.ReceiveHeadAsync()).Status.Should().Be(401);
        Xen.Model.Projections.Roles.HttpActions.All["put_import"].Should().Be(Xen.Model.Roles.Role.VMAdmins);
    }

    private static async Task<(TarEntry Entry, int Length)> HeadOf(byte[] archive)
    {
        TarEntry entry = (await new TarReader(new MemoryStream(archive)).NextAsync(default))!.Value;
        return (entry, TarHeader.RecordBytes + (int)entry.Size + TarHeader.PaddingOf(entry.Size));
    }

    private static async Task<byte[]> Archive(params (string Name, byte[] Contents)[] entries)
    {
        var target = new MemoryStream();
        var writer = new TarWriter(target);
        foreach ((string name, byte[] contents) in entries)
        {
            await writer.WriteAsync(name, contents, default);
        }
        await writer.EndAsync(default);
        return target.ToArray();
    }

    private static byte[] Compressed(XvaCompression compression, byte[] bytes)
    {
        var target = new MemoryStream();
        using (Stream stream = compression.Compress(target))
        {
            stream.Write(bytes);
        }
        return target.ToArray();
    }
}
