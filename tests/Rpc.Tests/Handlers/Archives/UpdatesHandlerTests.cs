using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Handlers.Archives;

/// <summary>Obligations on the newest rows of archives over HTTP.</summary>
public sealed class UpdatesHandlerTests
{
    private const string Host = ArchiveServer.HostUuid;
    private const string SR = ArchiveServer.SRUuid;
    private const string VM = TestServer.VMUuid;

    [Fact, Trait("Obligation", "METRICS-50")]
    public async Task Updates_are_xml_for_clients_that_say_nothing()
    {
        await using ArchiveServer server = await ArchiveServer.StartAsync();
        HttpReply reply = await server.GetAsync($"/rrd_updates?start={server.Now - 10}&host=true");
        reply.Status.Should().Be(200);
        reply.Headers["Content-Type"].Should().Be("text/xml");
        reply.Headers["Content-Length"].Should().Be(reply.Body.Length.ToString());
        reply.Headers["Access-Control-Allow-Origin"].Should().Be("*");
        XElement xport = XElement.Parse(reply.Body);
        xport.Descendants("t").Select(time => long.Parse(time.Value))
            .Should().Equal(server.Now, server.Now - 5, server.Now - 10);
        string[] legend = [.. xport.Descendants("entry").Select(entry => entry.Value)];
        legend.Should().Contain($"AVERAGE:host:{Host}:loadavg").And.Contain($"AVERAGE:vm:{VM}:memory_target");
        int column = Array.IndexOf(legend, $"AVERAGE:host:{Host}:loadavg");
        xport.Descendants("row").Select(row => row.Elements("v").ElementAt(column).Value)
            .Should().Equal("30", "29", "28");
    }

    [Theory, Trait("Obligation", "METRICS-51")]
    [InlineData("", "", false)]
    [InlineData("json", "", true)]
    [InlineData("json=true", "", true)]
    [InlineData("", "Accept: application/json\r\n", true)]
    [InlineData("", "Accept: */*\r\n", true)]
    [InlineData("json=true", "Accept: text/xml\r\n", false)]
    [InlineData("", "Accept: text/html,application/xml;q=0.9,*/*;q=0.8\r\n", false)]
    [InlineData("", "Accept: text/xml;q=0.5, application/json;q=0.7\r\n", true)]
    [InlineData("json", "Accept: image/png\r\n", true)]
    [InlineData("", "Accept: image/png\r\n", false)]
    public async Task What_the_client_accepts_decides_about_the_form(string parameter, string header, bool isJson)
    {
        await using ArchiveServer server = await ArchiveServer.StartAsync();
        HttpReply reply = await server.GetAsync($"/rrd_updates?start=-20&{parameter}", header);
        reply.Headers["Content-Type"].Should().Be(isJson ? "application/json" : "text/xml");
        reply.Body.Should().StartWith(isJson ? "{\"meta\":{" : "<xport><meta>");
    }

    [Theory, Trait("Obligation", "METRICS-52")]
    [InlineData("", "vm")]
    [InlineData("&host=true", "host vm")]
    [InlineData("&host=false", "vm")]
    [InlineData("&host", "vm")]
    [InlineData("&vm_uuid=none&host=true", "host")]
    [InlineData("&vm_uuid=" + VM + "&vm_uuid=x", "vm")]
    [InlineData("&vm_uuid=all", "vm")]
    [InlineData("&vm_uuid=none", "")]
    [InlineData("&sr_uuid=all", "vm sr")]
    [InlineData("&vm_uuid=none&sr_uuid=" + SR, "sr")]
    [InlineData("&sr_uuid=x&host=true", "host vm")]
    public async Task Objects_are_chosen_by_parameters(string parameters, string classes)
    {
        await using ArchiveServer server = await ArchiveServer.StartAsync();
        HttpReply reply = await server.GetAsync($"/rrd_updates?start=-20{parameters}");
        reply.Status.Should().Be(200);
        string[] legend = [.. XElement.Parse(reply.Body).Descendants("entry").Select(entry => entry.Value)];
        string.Join(' ', legend.Select(entry => entry.Split(':')[1]).Distinct()).Should().Be(classes);
        legend.Where(entry => !Regex.IsMatch(entry, "^AVERAGE:(host|vm|sr):[0-9a-f-]{36}:[^:]+$")).Should().BeEmpty();
    }

    [Theory, Trait("Obligation", "METRICS-53")]
    [InlineData("AVERAGE", 1)]
    [InlineData("ave", 1)]
    [InlineData("max", 1)]
    [InlineData("MIN", 1)]
    [InlineData("median", 3)]
    [InlineData("", 3)]
    public async Task Functions_are_chosen_by_name_and_an_unknown_one_stands_for_all(string function, int count)
    {
        await using ArchiveServer server = await ArchiveServer.StartAsync();
        HttpReply reply = await server.GetAsync(
            $"/rrd_updates?start=-100&interval=60&host=true&vm_uuid=none&cf={function}");
        XElement xport = XElement.Parse(reply.Body);
        xport.Element("meta")!.Element("step")!.Value.Should().Be("60");
        xport.Descendants("entry").Select(entry => entry.Value.Split(':')[0]).Distinct().Should().HaveCount(count);
    }

    [Theory, Trait("Obligation", "METRICS-54")]
    [InlineData("/rrd_updates")]
    [InlineData("/rrd_updates?start=")]
    [InlineData("/rrd_updates?start=yesterday")]
    [InlineData("/rrd_updates?start=1e999")]
    [InlineData("/rrd_updates?start=5&interval=often")]
    [InlineData("/rrd_updates?start=5&interval=-5")]
    public async Task Without_a_beginning_there_is_no_answer(string path)
    {
        await using ArchiveServer server = await ArchiveServer.StartAsync();
        (await server.GetAsync(path)).Status.Should().Be(400);
    }

    [Fact, Trait("Obligation", "METRICS-55")]
    public async Task The_step_is_the_interval_that_graphs_ask_for()
    {
        await using ArchiveServer server = await ArchiveServer.StartAsync();
        server.Sample(200);
        foreach ((int interval, int rows) in new[] { (5, 120), (60, 120), (3600, 168), (86400, 366) })
        {
            // A graph reckons back from the time of the server, one row less than there are.
            long start = server.Now + 2 - (long)interval * rows + interval;
            HttpReply reply = await server.GetAsync(
                $"/rrd_updates?cf=AVERAGE&host=true&interval={interval}&json=true&start={start}");
            using var json = JsonDocument.Parse(reply.Body);
            JsonElement meta = json.RootElement.GetProperty("meta");
            meta.GetProperty("step").GetString().Should().Be(interval.ToString());
            foreach (JsonElement row in json.RootElement.GetProperty("data").EnumerateArray())
            {
                row.GetProperty("values").GetArrayLength().Should().Be(meta.GetProperty("legend").GetArrayLength());
            }
        }
    }

    [Fact, Trait("Obligation", "METRICS-56")]
    public async Task Nobody_gets_anything_without_a_session()
    {
        await using ArchiveServer server = await ArchiveServer.StartAsync();
        using HttpConnection connection = await server.Server.ConnectAsync();
        HttpReply reply = await connection.AskAsync("GET /rrd_updates?start=5 HTTP/1.1\r\nHost: test\r\n\r\n");
        reply.Status.Should().Be(401);
        string basic = Convert.ToBase64String(Encoding.UTF8.GetBytes("root:" + TestServer.Password));
        using HttpConnection again = await server.Server.ConnectAsync();
        (await again.AskAsync(
            $"GET /rrd_updates?start=5 HTTP/1.1\r\nHost: test\r\nAuthorization: Basic {basic}\r\n\r\n"))
            .Status.Should().Be(200);
    }

    [Fact]
    public async Task A_large_table_arrives_whole()
    {
        await using ArchiveServer server = await ArchiveServer.StartAsync();
        for (int number = 0; number < 300; number++)
        {
            await server.Server.Inner.ObserveAsync(
                new Xen.Model.Primitives.ObjectRef(Guid.NewGuid()),
                server.Server.Inner.Model.View.Find(TestServer.VM.As<Classes.VMRecord>())! with
                {
                    Uuid = Guid.NewGuid().ToString(),
                    VCPUsMax = 4,
                });
        }
        server.Sample(125);
        HttpReply reply = await server.GetAsync($"/rrd_updates?start={server.Now - 595}&interval=5");
        XElement xport = XElement.Parse(reply.Body);
        int columns = xport.Descendants("entry").Count();
        columns.Should().BeGreaterThan(2400);
        xport.Descendants("row").Should().HaveCount(120).And.OnlyContain(row => row.Elements("v").Count() == columns);
    }
}
