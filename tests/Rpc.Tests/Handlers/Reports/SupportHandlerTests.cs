using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Rpc.Tests.Handlers.Reports;

public sealed class SupportHandlerTests : IAsyncLifetime
{
    private static readonly Ref<VMRecord> s_vm = new(Guid.Parse("00000000-0000-4000-8000-000000000003"));

    private WebServer _server = null!;

    public async Task InitializeAsync()
    {
        _server = await WebServer.StartAsync();
        await _server.Inner.AddAsync(s_vm, (VMRecord)VMRecord.ClassInfo.Empty with { NameLabel = "web-1" });
        await _server.Inner.AddAsync(
            new Ref<SecretRecord>(Guid.NewGuid()),
            (SecretRecord)SecretRecord.ClassInfo.Empty with { Uuid = "s", Value = "hidden treasure" });
        await _server.Inner.CallAsync("VM.set_name_description", _server.Session, s_vm.ToString(), "something");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact, Trait("Obligation", "HANDLER-13")]
    public async Task The_list_says_what_can_be_asked_for()
    {
        using HttpResponseMessage reply = await _server.GetAsync("/system-status?list");
        reply.Content.Headers.ContentType!.MediaType.Should().Be("application/xml");
        XDocument.Parse(await reply.Content.ReadAsStringAsync()).Root!.Elements()
            .Select(each => each.Attribute("key")!.Value).Should().Equal("xapi-db", "xapi-logs", "xen-info");
    }

    [Theory, Trait("Obligation", "HANDLER-14")]
    [InlineData("", "application/x-tar")]
    [InlineData("?output=tar", "application/x-tar")]
    [InlineData("?output=zip", "application/zip")]
    [InlineData("?output=cake", "application/x-tar")]
    public async Task A_report_has_database_and_logs_and_no_secrets(string query, string type)
    {
        using HttpResponseMessage reply = await _server.GetAsync("/system-status" + query);
        reply.Content.Headers.ContentType!.MediaType.Should().Be(type);
        Dictionary<string, string> files = Files(type, await reply.Content.ReadAsByteArrayAsync());
        files.Keys.Should().HaveCount(3).And.OnlyContain(name => name.StartsWith("system_status-"));
        files.Single(file => file.Key.EndsWith("/xapi-db.xml")).Value.Should().Contain("web-1");
        files.Single(file => file.Key.EndsWith("/audit.log")).Value.Should().Contain("VM.set_name_description");
        files.Values.Should().NotContain(text => text.Contains("hidden treasure"));
        using HttpResponseMessage dump = await _server.GetAsync("/pool/xmldbdump");
        (await dump.Content.ReadAsStringAsync()).Should().Contain("hidden treasure", "that is for pool-admins");
    }

    [Fact, Trait("Obligation", "HANDLER-14")]
    public async Task A_report_has_only_what_was_asked_for()
    {
        using HttpResponseMessage reply = await _server.GetAsync("/system-status?entries=xen-info,network-status");
        Files("application/x-tar", await reply.Content.ReadAsByteArrayAsync()).Keys
            .Should().ContainSingle(name => name.EndsWith("/xen-info.out"));
    }

    [Fact, Trait("Obligation", "HANDLER-15")]
    public async Task A_form_that_cannot_be_made_fails_and_the_task_says_why()
    {
        (await _server.GetUnderTaskAsync("/system-status?output=tar.bz2")).ErrorInfo[0]
            .Should().Be("SYSTEM_STATUS_RETRIEVAL_FAILED");
    }

    [Fact, Trait("Obligation", "HANDLER-16")]
    public async Task The_logs_come_as_a_packed_archive()
    {
        using HttpResponseMessage reply = await _server.GetAsync("/host_logs_download");
        await using var unpacked = new GZipStream(
            await reply.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var tar = new MemoryStream();
        await unpacked.CopyToAsync(tar);
        Files("application/x-tar", tar.ToArray()).Should().ContainSingle()
            .Which.Value.Should().Contain("VM.set_name_description");
    }

    [Theory, Trait("Obligation", "HANDLER-17")]
    [InlineData("/wlb_report?report=x")]
    [InlineData("/wlb_diagnostics")]
    public async Task Workload_balancing_is_not_there_and_the_task_says_so(string path)
    {
        TaskRecord task = await _server.GetUnderTaskAsync(path);
        task.Status.Should().Be(TaskStatusType.Failure);
        task.ErrorInfo.Should().Equal("WLB_NOT_INITIALIZED");
        (await _server.GetAsync(path)).StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        (await _server.GetAsync("/wlb_report")).StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Theory, Trait("Obligation", "HANDLER-18")]
    [InlineData("/services", 200, "[\"SM\"]")]
    [InlineData("/services/SM", 200, "[\"nfs\"]")]
    [InlineData("/services/SM/nfs", 200, "\"required_api_version\":\"1.0\"")]
    [InlineData("/services/SM/cake", 404, "Not Found")]
    [InlineData("/services/xenops", 404, "Not Found")]
    public async Task The_storage_drivers_describe_themselves(string path, int status, string text)
    {
        await _server.Inner.AddAsync(
            new Ref<SMRecord>(Guid.NewGuid()),
            (SMRecord)SMRecord.ClassInfo.Empty with { Type = "nfs", RequiredApiVersion = "1.0" });
        using HttpResponseMessage reply = await _server.GetAsync(path);
        ((int)reply.StatusCode).Should().Be(status);
        (await reply.Content.ReadAsStringAsync()).Should().Contain(text);
    }

    [Theory, Trait("Obligation", "HANDLER-19")]
    [InlineData("/system-status", "VMPowerAdmin", 403)]
    [InlineData("/system-status", "PoolOperator", 200)]
    [InlineData("/host_logs_download", "VMPowerAdmin", 403)]
    [InlineData("/host_logs_download", "PoolOperator", 200)]
    [InlineData("/services", "ReadOnly", 200)]
    [InlineData("/services/SM", "VMAdmin", 403)]
    [InlineData("/services/SM", "VMPowerAdmin", 200)]
    [InlineData("/wlb_diagnostics", "", 401)]
    [InlineData("/repository/enabled/repomd.xml", "ReadOnly", 403)]
    [InlineData("/repository/enabled/repomd.xml", "PoolOperator", 404)]
    [InlineData("/updates", "PoolOperator", 404)]
    public async Task Each_is_for_those_whom_the_api_names(string path, string role, int status)
    {
        using HttpResponseMessage reply = await _server.GetAsync(path, await _server.SessionOfAsync(role));
        ((int)reply.StatusCode).Should().Be(status);
    }

    private static Dictionary<string, string> Files(string type, byte[] archive)
    {
        var files = new Dictionary<string, string>();
        if (type == "application/zip")
        {
            using var zip = new ZipArchive(new MemoryStream(archive));
            foreach (ZipArchiveEntry entry in zip.Entries)
            {
                files.Add(entry.FullName, new StreamReader(entry.Open()).ReadToEnd());
            }
            return files;
        }
        using var tar = new TarReader(new MemoryStream(archive));
        while (tar.GetNextEntry() is { } entry)
        {
            files.Add(
                entry.Name, entry.DataStream is { } data ? new StreamReader(data, Encoding.UTF8).ReadToEnd() : "");
        }
        return files;
    }
}
