using System.Net;
using System.Text;
using System.Xml.Linq;
using Xen.Model.Calls;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Tests.Support;
using Xen.Model.Sequencing;

namespace Xen.Model.Rpc.Tests.Handlers.Database;

public sealed class DatabaseHandlerTests : IAsyncLifetime
{
    private static readonly Ref<HostRecord> s_host = new(Guid.Parse("00000000-0000-4000-8000-000000000001"));
    private static readonly Ref<PoolRecord> s_pool = new(Guid.Parse("00000000-0000-4000-8000-000000000002"));
    private static readonly Ref<VMRecord> s_vm = new(Guid.Parse("00000000-0000-4000-8000-000000000003"));
    private static readonly Ref<VBDRecord> s_vbd = new(Guid.Parse("00000000-0000-4000-8000-000000000004"));
    private static readonly Ref<PIFRecord> s_pif = new(Guid.Parse("00000000-0000-4000-8000-000000000005"));

    private WebServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await WebServer.StartAsync();
        await _server.Inner.AddAsync(s_host, (HostRecord)HostRecord.ClassInfo.Empty with { Uuid = "host" });
        await _server.Inner.AddAsync(s_pool, (PoolRecord)PoolRecord.ClassInfo.Empty with { Master = s_host });
        await _server.Inner.AddAsync(s_pif, (PIFRecord)PIFRecord.ClassInfo.Empty with
        {
            Uuid = "pif", Host = s_host, Device = "eth0", Management = true,
        });
        await _server.Inner.AddAsync(s_vm, (VMRecord)VMRecord.ClassInfo.Empty with
        {
            Uuid = "vm", NameLabel = "web & <co>", PowerState = VMPowerState.Halted, Domid = -1,
            OtherConfig = XenMap<string, string>.Of(("it's", "so")),
        });
        await _server.Inner.AddAsync(s_vbd, (VBDRecord)VBDRecord.ClassInfo.Empty with { Uuid = "vbd", VM = s_vm });
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact, Trait("Obligation", "HANDLER-5")]
    public async Task The_dump_has_a_table_for_each_class_and_a_row_for_each_object()
    {
        using HttpConnection connection = await _server.ConnectAsync();
        await connection.SendAsync($"GET /pool/xmldbdump?session_id={_server.Session} HTTP/1.1\r\nHost: x\r\n\r\n");
        HttpReply reply = await connection.ReceiveHeadAsync();
        reply.Status.Should().Be(200);
        reply.Headers["Connection"].Should().Be("close");
        reply.Headers.Should().NotContainKeys("Content-Length", "Transfer-Encoding");
        XElement dump = XDocument.Parse(Encoding.UTF8.GetString(await connection.ReadToEndAsync())).Root!;
        dump.Name.LocalName.Should().Be("database");
        dump.Element("manifest")!.Elements("pair").Select(pair => pair.Attribute("key")!.Value)
            .Should().Contain(["schema_major_vsn", "schema_minor_vsn", "generation_count"]);
        XElement row = dump.Elements("table").Single(table => table.Attribute("name")!.Value == "VM").Element("row")!;
        row.Attribute("ref")!.Value.Should().Be(s_vm.ToString());
        row.Attribute("name__label")!.Value.Should().Be("web & <co>");
        row.Attribute("other_config")!.Value.Should().Be(@"(('it\'s' 'so'))");
    }

    [Fact, Trait("Obligation", "HANDLER-7")]
    public async Task A_restored_pool_is_as_the_dump_says()
    {
        byte[] dump = await DumpAsync();
        await _server.Inner.CallAsync("VM.set_name_label", _server.Session, s_vm.ToString(), "changed");
        await _server.Inner.AddAsync(new Ref<NetworkRecord>(Guid.NewGuid()),
            (NetworkRecord)NetworkRecord.ClassInfo.Empty with { NameLabel = "new" });
        await DeleteAsync(s_vbd);

        (await _server.PutUnderTaskAsync("/pool/xmldbdump", dump)).Status.Should().Be(TaskStatusType.Success);

        VMRecord vm = _server.Inner.Model.View.Find(s_vm)!;
        vm.NameLabel.Should().Be("web & <co>");
        _server.Inner.Model.View.All<NetworkRecord>().Should().BeEmpty();
        (Ref<VBDRecord> reference, VBDRecord vbd) =
            _server.Inner.Model.View.All<VBDRecord>().Should().ContainSingle().Subject;
        vbd.Uuid.Should().Be("vbd");
        reference.Should().NotBe(s_vbd, "a reference is never given twice");
        vbd.VM.Should().Be(s_vm);
        vm.VBDs.Contains(reference).Should().BeTrue();
        _server.Inner.Model.View.Find(s_host)!.PIFs.Contains(s_pif).Should().BeTrue();
    }

    [Fact, Trait("Obligation", "HANDLER-7")]
    public async Task What_refers_to_an_object_that_was_gone_finds_it_again()
    {
        byte[] dump = await DumpAsync();
        await DeleteAsync(s_vbd);
        await DeleteAsync(s_vm);
        await _server.PutUnderTaskAsync("/pool/xmldbdump", dump);
        (Ref<VMRecord> vm, VMRecord record) =
            _server.Inner.Model.View.All<VMRecord>().Should().ContainSingle().Subject;
        vm.Should().NotBe(s_vm);
        record.VBDs.Count.Should().Be(1);
        _server.Inner.Model.View.All<VBDRecord>().Single().Record.VM.Should().Be(vm);
    }

    [Fact, Trait("Obligation", "HANDLER-8")]
    public async Task A_dry_run_finds_out_and_changes_nothing()
    {
        byte[] dump = await DumpAsync();
        await _server.Inner.CallAsync("VM.set_name_label", _server.Session, s_vm.ToString(), "changed");
        (await _server.PutUnderTaskAsync("/pool/xmldbdump?dry_run=true", dump))
            .Status.Should().Be(TaskStatusType.Success);
        _server.Inner.Model.View.Find(s_vm)!.NameLabel.Should().Be("changed");
    }

    [Theory, Trait("Obligation", "HANDLER-9")]
    [InlineData("schema_major_vsn\" value=\"5\"", "schema_major_vsn\" value=\"4\"", "RESTORE_INCOMPATIBLE_VERSION")]
    [InlineData("device=\"eth0\"", "device=\"eth7\"", "RESTORE_TARGET_MGMT_IF_NOT_IN_BACKUP")]
    [InlineData("uuid=\"host\"", "uuid=\"stranger\"", "RESTORE_TARGET_MGMT_IF_NOT_IN_BACKUP")]
    [InlineData("<database>", "<databases>", "RESTORE_SCRIPT_FAILED")]
    [InlineData("Halted", "Sleepy", "RESTORE_SCRIPT_FAILED")]
    public async Task A_dump_that_does_not_fit_is_refused(string text, string other, string error)
    {
        string dump = Encoding.UTF8.GetString(await DumpAsync());
        dump.Should().Contain(text);
        byte[] damaged = Encoding.UTF8.GetBytes(dump.Replace(text, other, StringComparison.Ordinal));
        TaskRecord task = await _server.PutUnderTaskAsync("/pool/xmldbdump?dry_run=true", damaged);
        task.Status.Should().Be(TaskStatusType.Failure);
        task.ErrorInfo[0].Should().Be(error);
    }

    [Fact, Trait("Obligation", "HANDLER-9")]
    public async Task An_interface_of_the_dump_that_the_host_does_not_have_is_named()
    {
        byte[] dump = await DumpAsync();
        await _server.Inner.AddAsync(s_pif, (PIFRecord)PIFRecord.ClassInfo.Empty with
        {
            Uuid = "pif", Host = s_host, Device = "eth3",
        });
        (await _server.PutUnderTaskAsync("/pool/xmldbdump?dry_run=true", dump)).ErrorInfo
            .Should().Equal("RESTORE_TARGET_MISSING_DEVICE", "eth0");
    }

    [Fact, Trait("Obligation", "HANDLER-10")]
    public async Task Nothing_is_restored_under_running_guests()
    {
        byte[] dump = await DumpAsync();
        await _server.Inner.AddAsync(s_vm, _server.Inner.Model.View.Find(s_vm)! with
        {
            PowerState = VMPowerState.Running, Domid = 7, ResidentOn = s_host,
        });
        byte[] running = await DumpAsync();
        (await _server.PutUnderTaskAsync("/pool/xmldbdump", dump)).ErrorInfo
            .Should().Equal("HOST_IN_USE", s_host.ToString(), "vm", s_vm.ToString());
        await _server.Inner.AddAsync(s_vm, _server.Inner.Model.View.Find(s_vm)! with
        {
            PowerState = VMPowerState.Halted, Domid = -1, ResidentOn = default,
        });
        (await _server.PutUnderTaskAsync("/pool/xmldbdump", running)).Status.Should().Be(TaskStatusType.Success);
        _server.Inner.Model.View.Find(s_vm)!.PowerState.Should().Be(VMPowerState.Halted, "nothing runs any more");
    }

    [Fact, Trait("Obligation", "HANDLER-8")]
    public async Task A_dump_without_a_length_is_a_bad_request()
    {
        using HttpConnection connection = await _server.ConnectAsync();
        await connection.SendAsync($"PUT /pool/xmldbdump?session_id={_server.Session} HTTP/1.0\r\n\r\n<database/>");
        (await connection.ReceiveHeadAsync()).Status.Should().Be(400);
    }

    [Fact, Trait("Obligation", "HANDLER-11")]
    public async Task The_backup_of_a_host_is_restored_on_it()
    {
        using HttpResponseMessage reply = await _server.GetAsync("/host_backup");
        byte[] backup = await reply.Content.ReadAsByteArrayAsync();
        await _server.Inner.CallAsync("VM.set_name_label", _server.Session, s_vm.ToString(), "changed");
        (await _server.PutUnderTaskAsync("/host_restore", backup)).Status.Should().Be(TaskStatusType.Success);
        _server.Inner.Model.View.Find(s_vm)!.NameLabel.Should().Be("web & <co>");
        (await _server.PutUnderTaskAsync("/host_restore", [1, 2, 3])).ErrorInfo[0]
            .Should().Be("RESTORE_SCRIPT_FAILED");
    }

    [Theory, Trait("Obligation", "HANDLER-12")]
    [InlineData("", 401)]
    [InlineData("PoolOperator", 403)]
    [InlineData("PoolAdmin", 200)]
    public async Task The_database_is_for_pool_admins(string role, int status)
    {
        string session = await _server.SessionOfAsync(role);
        ((int)(await _server.GetAsync("/pool/xmldbdump", session)).StatusCode).Should().Be(status);
        ((int)(await _server.GetAsync("/host_backup", session)).StatusCode).Should().Be(status);
        ((int)await _server.PutAsync("/pool/xmldbdump?dry_run=true", [1], session)).Should().Be(status);
        ((int)await _server.PutAsync("/host_restore?dry_run=true", [1], session)).Should().Be(status);
    }

    private Task DeleteAsync(ObjectRef reference) => _server.Inner.Model.SubmitAsync(
        new Observe([new Fact(reference, null)]), CallContext.Server).AsTask();

    private async Task<byte[]> DumpAsync()
    {
        using HttpResponseMessage reply = await _server.GetAsync("/pool/xmldbdump");
        reply.StatusCode.Should().Be(HttpStatusCode.OK);
        return await reply.Content.ReadAsByteArrayAsync();
    }
}
