using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Xen.Model.Classes;
using Xen.Model.Formats.Archives;
using Xen.Model.Roles;
using Xen.Model.Rpc.Handlers.Archives;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Handlers.Archives;

/// <summary>Obligations on whole archives over HTTP, out and in.</summary>
public sealed class WholeArchiveHandlerTests
{
    private const string VM = TestServer.VMUuid;

    [Theory, Trait("Obligation", "METRICS-57")]
    [InlineData("/host_rrd", "loadavg")]
    [InlineData("/host_rrds", "loadavg")]
    [InlineData("/host_rrd?uuid=" + ArchiveServer.HostUuid, "loadavg")]
    [InlineData("/vm_rrd?uuid=" + VM, "memory_target")]
    [InlineData("/vm_rrds?uuid=" + VM, "memory_target")]
    [InlineData("/sr_rrd?uuid=" + ArchiveServer.SRUuid, "physical_size")]
    [InlineData("/sr_rrds?uuid=" + ArchiveServer.SRUuid, "physical_size")]
    public async Task Whole_archives_are_had_at_singular_and_plural_paths(string path, string source)
    {
        await using ArchiveServer server = await ArchiveServer.StartAsync();
        HttpReply reply = await server.GetAsync(path);
        reply.Status.Should().Be(200);
        reply.Headers["Content-Type"].Should().Be("text/xml");
        reply.Headers.Should().NotContainKey("Content-Length");
        reply.Headers["Access-Control-Allow-Origin"].Should().Be("*");
        XElement root = XElement.Parse(reply.Body);
        root.Element("lastupdate")!.Value.Should().Be(server.Now.ToString());
        root.Elements("ds").Select(ds => ds.Element("name")!.Value).Should().Contain(source);
        root.Elements("rra").Should().HaveCount(path.StartsWith("/host") ? 10 : 4);
    }

    [Theory, Trait("Obligation", "METRICS-58")]
    [InlineData("&json", "", true)]
    [InlineData("", "Accept: application/json\r\n", true)]
    [InlineData("", "Accept: */*\r\n", false)]
    [InlineData("", "", false)]
    public async Task Whole_archives_are_json_for_those_who_want_it(string parameter, string header, bool isJson)
    {
        await using ArchiveServer server = await ArchiveServer.StartAsync();
        HttpReply reply = await server.GetAsync($"/vm_rrd?uuid={VM}{parameter}", header);
        reply.Headers["Content-Type"].Should().Be(isJson ? "application/json" : "text/xml");
        if (isJson)
        {
            using var json = JsonDocument.Parse(reply.Body);
            json.RootElement.GetProperty("rra").GetArrayLength().Should().Be(4);
        }
    }

    [Theory, Trait("Obligation", "METRICS-59")]
    [InlineData("/vm_rrd", 400)]
    [InlineData("/sr_rrd", 400)]
    [InlineData("/vm_rrd?uuid=none", 404)]
    [InlineData("/sr_rrd?uuid=none", 404)]
    [InlineData("/host_rrd?uuid=none", 404)]
    [InlineData("/vm_rrd?uuid=" + ArchiveServer.SRUuid, 404)]
    public async Task What_is_not_there_is_said(string path, int status)
    {
        await using ArchiveServer server = await ArchiveServer.StartAsync();
        (await server.GetAsync(path)).Status.Should().Be(status);
    }

    [Fact, Trait("Obligation", "METRICS-60")]
    public async Task A_vm_of_a_host_that_is_served_elsewhere_is_asked_for_there()
    {
        await using ArchiveServer server = await ArchiveServer.StartAsync(
            api => api with { ServesHost = static _ => false });
        HttpReply reply = await server.GetAsync($"/vm_rrd?uuid={VM}&json");
        reply.Status.Should().Be(302);
        reply.Headers["Location"].Should().StartWith($"https://192.0.2.7/vm_rrd?uuid={VM}&json");
    }

    [Fact, Trait("Obligation", "METRICS-61")]
    public async Task An_archive_can_be_handed_in_and_is_given_out_again()
    {
        await using ArchiveServer server = await ArchiveServer.StartAsync();
        var archive = new RoundRobinArchive(SeriesShape.Averages, server.Now - 10);
        archive.Add(new SourceDefinition("memory_target", SourceKind.Gauge));
        archive.Add(new SourceDefinition("from elsewhere", SourceKind.Gauge));
        archive.Update(server.Now - 5, [5, 6]);
        archive.Update(server.Now, [5, 6]);
        var text = new StringBuilder();
        foreach (ReadOnlyMemory<byte> chunk in ArchiveXml.Chunks(archive))
        {
            text.Append(Encoding.UTF8.GetString(chunk.Span));
        }
        (await PutAsync(server, $"uuid={VM}", text.ToString())).Should().Be(200);
        server.Sample(2);
        XElement root = XElement.Parse((await server.GetAsync($"/vm_rrd?uuid={VM}")).Body);
        string[] names = [.. root.Elements("ds").Select(ds => ds.Element("name")!.Value)];
        names.Should().StartWith(new[] { "memory_target", "from elsewhere" });
        root.Element("rra")!.Element("database")!.Elements("row").TakeLast(4)
            .Select(row => row.Elements("v").First().Value + " " + row.Elements("v").ElementAt(1).Value)
            .Should().Equal("5 6", "5 6", "1000 NaN", "1000 NaN");
    }

    [Theory, Trait("Obligation", "METRICS-61")]
    [InlineData("uuid=" + VM, "no archive", 400)]
    [InlineData("uuid=" + VM, "<rrd><lastupdate>5</lastupdate></rrd>", 400)]
    [InlineData("uuid=none", "<rrd/>", 404)]
    [InlineData("", "<rrd/>", 400)]
    public async Task What_is_no_archive_is_refused_and_changes_nothing(string query, string body, int status)
    {
        await using ArchiveServer server = await ArchiveServer.StartAsync();
        (await PutAsync(server, query, body)).Should().Be(status);
        XElement root = XElement.Parse((await server.GetAsync($"/vm_rrd?uuid={VM}")).Body);
        root.Elements("ds").Should().HaveCountGreaterThan(3);
    }

    [Theory]
    [InlineData(ArchiveUploadHandler.BytesMax, 400)]
    [InlineData(ArchiveUploadHandler.BytesMax + 1, 413)]
    public async Task An_archive_that_is_too_large_is_not_read(int length, int status)
    {
        await using ArchiveServer server = await ArchiveServer.StartAsync();
        using HttpConnection connection = await server.Server.ConnectAsync();
        await connection.SendAsync(
            $"PUT /rrd?uuid={VM}&session_id={server.Server.Session} HTTP/1.1\r\nHost: test\r\n"
            + $"Content-Length: {length}\r\n\r\n");
        if (status == 400)
        {
            await connection.SendAsync(new byte[length]);
        }
        (await connection.ReceiveHeadAsync()).Status.Should().Be(status);
    }

    [Fact, Trait("Obligation", "METRICS-56")]
    public async Task Everybody_may_read_archives_and_only_administrators_hand_them_in()
    {
        await using ArchiveServer server = await ArchiveServer.StartAsync();
        string reader = await server.Server.Inner.LoginAsync(Role.ReadOnly);
        using HttpConnection one = await server.Server.ConnectAsync();
        (await one.AskAsync($"GET /host_rrd?session_id={reader} HTTP/1.0\r\n\r\n")).Status.Should().Be(200);
        (await PutAsync(server, $"uuid={VM}", "<rrd/>", reader)).Should().Be(403);
    }

    private static async Task<int> PutAsync(ArchiveServer server, string query, string body, string? session = null)
    {
        using HttpConnection connection = await server.Server.ConnectAsync();
        HttpReply reply = await connection.AskAsync(
            $"PUT /rrd?{query}&session_id={session ?? server.Server.Session} HTTP/1.1\r\nHost: test\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        return reply.Status;
    }
}
