using System.Text;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Formats.Xva;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Handlers.Transfers;

public sealed class ExportTests
{
    [Theory]
    [InlineData("HTTP/1.0")]
    [InlineData("HTTP/1.1")]
    [Trait("Obligation", "TRANSFER-40")]
    public async Task An_export_has_no_length_and_ends_with_the_connection(string version)
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        Ref<VMRecord> vm = await server.AddGuestAsync();
        Ref<TaskRecord> task = await server.NewTaskAsync();
        (HttpReply head, byte[] body) = await server.GetAsync(
            "/export", $"uuid={server.View.Find(vm)!.Uuid}&task_id={task}", version);
        head.Status.Should().Be(200);
        head.Headers.Should().NotContainKey("Content-Length").And.NotContainKey("Transfer-Encoding");
        head.Headers["task-id"].Should().Be(task.ToString());
        head.Headers["Content-Type"].Should().Be("application/octet-stream");
        head.Headers["Content-Disposition"].Should().Be("attachment; filename=\"export.xva\"");
        head.Headers["Cache-Control"].Should().Be("no-cache, no-store");
        body[^1024..].Should().AllBeEquivalentTo(0);
        (body.Length % 512).Should().Be(0);
        TaskRecord end = await server.EndOfAsync(task);
        (end.Status, end.Progress, end.Result).Should().Be((TaskStatusType.Success, 1.0, ""));
    }

    [Fact]
    [Trait("Obligation", "TRANSFER-92")]
    public async Task An_export_is_sent_to_a_host_that_reaches_the_disks()
    {
        bool isServed = true;
        await using SimulatedServer server = await SimulatedServer.StartAsync(
            new XenApiOptions { ServesHost = _ => isServed });
        Ref<VMRecord> vm = await server.AddGuestAsync();
        string query = $"ref={vm}";
        isServed = false;

        (HttpReply head, _) = await server.GetAsync("/export", query);

        HostRecord host = server.View.All<HostRecord>().Single().Record;
        head.Status.Should().Be(302);
        head.Headers["Location"].Should()
            .Be($"https://{host.Address}/export?session_id={server.Session}&{query}");
        isServed = true;
        (head, _) = await server.GetAsync("/export", query);
        head.Status.Should().Be(200);
    }

    [Theory]
    [InlineData("use_compression=true", XvaCompression.Gzip)]
    [InlineData("use_compression=gzip", XvaCompression.Gzip)]
    [InlineData("use_compression=zstd", XvaCompression.Zstd)]
    [InlineData("use_compression=false", XvaCompression.None)]
    [InlineData("", XvaCompression.None)]
    [Trait("Obligation", "TRANSFER-41")]
    public async Task The_whole_stream_is_compressed_as_the_client_likes(string query, XvaCompression compression)
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        byte[] export = await server.ExportAsync(await server.AddGuestAsync(), query);
        XvaCompressions.Detect(export).Should().Be(compression);
        (await Guests.DescriptionOf(export)).Objects.Should().Contain(item => item.Class == "VM");
    }

    [Fact]
    [Trait("Obligation", "TRANSFER-42")]
    public async Task What_is_told_of_a_VM_is_its_settings_and_not_its_present_life()
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        XvaDocument document = await Guests.DescriptionOf(await server.ExportAsync(await server.AddGuestAsync()));
        document.Version.Form.Should().Be(2);
        document.Objects.Select(item => item.Class).Distinct().Should().Equal(
            "VM", "VM_metrics", "VBD", "VIF", "network", "VDI", "SR");
        string[] ids = [.. document.Objects.Select(item => item.Id)];
        XvaValue vm = document.Objects.Single(item => item.Class == "VM").Snapshot;
        vm.TextOf("power_state").Should().Be("Halted");
        vm.TextOf("name_description").Should().Be("a <guest> & more");
        vm.Find("current_operations")!.Members.Should().BeEmpty();
        vm.Find("VBDs")!.Items.Select(item => item.Text).Should().HaveCount(3).And.BeSubsetOf(ids);
        foreach (XvaObject item in document.Objects.Where(item => item.Class is "VBD" or "VIF"))
        {
            item.Snapshot.TextOf("metrics").Should().Be("OpaqueRef:NULL");
            item.Snapshot.TextOf("VM").Should().Be(document.Objects.Single(vm => vm.Class == "VM").Id);
        }
        document.Objects.Single(item => item.Class == "network").Snapshot.Find("PIFs")!.Items.Should().BeEmpty();
        document.Objects.Single(item => item.Class == "SR").Snapshot.Find("PBDs")!.Items.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "TRANSFER-43")]
    public async Task Ids_are_not_used_again_by_the_next_export()
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        Ref<VMRecord> vm = await server.AddGuestAsync();
        XvaDocument first = await Guests.DescriptionOf(await server.ExportAsync(vm));
        XvaDocument second = await Guests.DescriptionOf(await server.ExportAsync(vm));
        first.Objects.Select(item => item.Id).Intersect(second.Objects.Select(item => item.Id)).Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "TRANSFER-44")]
    public async Task A_VM_shows_that_it_is_exported_and_can_be_exported_twice_at_a_time()
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        Ref<VMRecord> vm = await server.AddGuestAsync();
        server.Disks.CloseAfter(2);
        Task<byte[]> first = server.ExportAsync(vm);
        await SimulatedServer.UntilAsync(() => server.View.Find(vm)!.CurrentOperations.Count == 1);
        Task<byte[]> second = server.ExportAsync(vm);
        await SimulatedServer.UntilAsync(() => server.View.Find(vm)!.CurrentOperations.Count == 2);
        server.View.Find(vm)!.CurrentOperations.Select(entry => entry.Value)
            .Should().AllBeEquivalentTo(VMOperations.Export);
        server.View.Find(vm)!.AllowedOperations.Should().NotContain(VMOperations.Start);
        server.Disks.Open();
        (await first).Length.Should().Be((await second).Length);
        await SimulatedServer.UntilAsync(() => server.View.Find(vm)!.CurrentOperations.Count == 0);
    }

    [Fact]
    [Trait("Obligation", "TRANSFER-45")]
    public async Task A_running_VM_is_not_exported()
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        Ref<VMRecord> vm = await server.AddGuestAsync();
        await server.CallAsync(new VMStart(vm, false, false));
        Ref<TaskRecord> task = await server.NewTaskAsync();
        (HttpReply head, _) = await server.GetAsync("/export", $"ref={vm}&task_id={task}");
        head.Status.Should().Be(500);
        (await server.EndOfAsync(task)).ErrorInfo[0].Should().Be(ErrorCode.VMBadPowerState);
    }

    [Theory]
    [InlineData("ref=OpaqueRef:00000000-0000-4000-8000-00000000dead", ErrorCode.HandleInvalid)]
    [InlineData("uuid=nobody", ErrorCode.UUIDInvalid)]
    [InlineData("", ErrorCode.UUIDInvalid)]
    [Trait("Obligation", "TRANSFER-46")]
    public async Task Who_is_not_there_is_not_exported(string query, string code)
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        Ref<TaskRecord> task = await server.NewTaskAsync();
        (HttpReply head, _) = await server.GetAsync("/export", $"{query}&task_id={task}");
        head.Status.Should().Be(404);
        (await server.EndOfAsync(task)).ErrorInfo[0].Should().Be(code);
    }

    [Fact]
    [Trait("Obligation", "TRANSFER-47")]
    public async Task A_cancelled_export_breaks_off_without_its_end_mark()
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        Ref<VMRecord> vm = await server.AddGuestAsync();
        Ref<TaskRecord> task = await server.NewTaskAsync();
        server.Disks.CloseAfter(2);
        Task<byte[]> export = server.ExportAsync(vm, $"task_id={task}");
        await SimulatedServer.UntilAsync(() => server.View.Find(vm)!.CurrentOperations.Count == 1);
        server.View.Find(task)!.AllowedOperations.Should().Equal(TaskAllowedOperations.Cancel);
        await server.CallAsync(new TaskCancel(task));
        TaskRecord end = await server.EndOfAsync(task);
        end.Status.Should().Be(TaskStatusType.Cancelled);
        end.ErrorInfo.Should().Equal(ErrorCode.TaskCancelled, task.ToString());
        byte[] body = await export;
        body.AsSpan(Math.Max(0, body.Length - 1024)).ContainsAnyExcept((byte)0).Should().BeTrue();
        server.View.Find(vm)!.CurrentOperations.Should().BeEmpty();
    }

    [Fact]
    [Trait("Obligation", "TRANSFER-48")]
    public async Task A_suspended_VM_is_exported_with_its_memory_only_when_asked()
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        Ref<VMRecord> vm = await server.AddGuestAsync();
        await server.CallAsync(new VMStart(vm, false, false));
        await server.CallAsync(new VMSuspend(vm));
        XvaDocument plain = await Guests.DescriptionOf(await server.ExportAsync(vm));
        plain.Objects.Single(item => item.Class == "VM").Snapshot.TextOf("power_state").Should().Be("Halted");
        plain.Objects.Count(item => item.Class == "VDI").Should().Be(2);
        XvaDocument whole = await Guests.DescriptionOf(await server.ExportAsync(vm, "preserve_power_state=true"));
        XvaValue record = whole.Objects.Single(item => item.Class == "VM").Snapshot;
        record.TextOf("power_state").Should().Be("Suspended");
        whole.Objects.Should().Contain(item => item.Class == "VDI" && item.Id == record.TextOf("suspend_VDI"));
        whole.Objects.Where(item => item.Class == "VIF")
            .Should().OnlyContain(item => item.Snapshot.TextOf("currently_attached") == "1");
    }

    [Fact]
    [Trait("Obligation", "TRANSFER-49")]
    public async Task The_description_alone_has_a_length_and_no_blocks()
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        Ref<VMRecord> vm = await server.AddGuestAsync();
        await server.CallAsync(new VMStart(vm, false, false));
        (HttpReply head, byte[] body) = await server.GetAsync("/export_metadata", $"ref={vm}");
        head.Headers["Content-Length"].Should().Be(body.Length.ToString(null, null));
        Encoding.Latin1.GetString(body).Should().NotContain(".xxhash");
        XvaDocument document = await Guests.DescriptionOf(body);
        document.Objects.Single(item => item.Class == "VM").Snapshot.TextOf("power_state").Should().Be("Running");
        document.Objects.Should().Contain(item => item.Class == "host");
    }

    [Theory]
    [InlineData("", 1, 2)]
    [InlineData("export_snapshots=false", 1, 1)]
    [InlineData("include_dom0=false", 0, 2)]
    [Trait("Obligation", "TRANSFER-50")]
    public async Task All_VMs_are_described_but_the_templates_of_the_product(string query, int domains, int guests)
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        Ref<VMRecord> vm = await server.AddGuestAsync();
        await server.CallAsync(new VMSnapshot(vm, "snap", RefSet<VDIRecord>.Empty));
        (_, byte[] body) = await server.GetAsync("/export_metadata", "all=true&" + query);
        XvaDocument document = await Guests.DescriptionOf(body);
        XvaValue[] vms = [.. document.Objects.Where(item => item.Class == "VM").Select(item => item.Snapshot)];
        vms.Count(item => item.TextOf("is_control_domain") == "1").Should().Be(domains);
        vms.Count(item => item.TextOf("is_control_domain") == "0").Should().Be(guests);
    }

    [Fact]
    [Trait("Obligation", "TRANSFER-51")]
    public async Task Kinds_of_devices_can_be_left_out()
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        Ref<VMRecord> vm = await server.AddGuestAsync();
        (_, byte[] body) = await server.GetAsync("/export_metadata", $"ref={vm}&excluded_device_types=vif,vbd");
        XvaDocument document = await Guests.DescriptionOf(body);
        document.Objects.Select(item => item.Class).Should().NotContain(["VIF", "network", "VBD", "VDI"]);
    }
}
