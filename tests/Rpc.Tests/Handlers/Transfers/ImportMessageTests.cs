using System.Net;
using System.Text;
using Xen.Model.Classes;
using Xen.Model.Errors;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Handlers.Transfers;

/// <summary>VM.import, which fetches what it imports.</summary>
public sealed class ImportMessageTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Obligation", "TRANSFER-73")]
    public async Task A_VM_is_fetched_from_another_server(bool isAsync)
    {
        await using SimulatedServer source = await SimulatedServer.StartAsync();
        await using SimulatedServer target = await SimulatedServer.StartAsync();
        Ref<VMRecord> original = await source.AddGuestAsync("fetched");
        string url = $"{source.Address}export?session_id={source.Session}&amp;ref={original}";
        string answer = await CallAsync(target, isAsync ? "Async.VM.import" : "VM.import", url);
        if (isAsync)
        {
            ObjectRef.TryParse(ReferenceIn(answer), out ObjectRef task).Should().BeTrue();
            Guests.VMOf(await target.EndOfAsync(task.As<TaskRecord>()));
        }
        (Ref<VMRecord> copy, VMRecord record) = target.View.All<VMRecord>()
            .Single(vm => vm.Record.NameLabel == "fetched");
        record.CurrentOperations.Should().BeEmpty();
        if (!isAsync)
        {
            answer.Should().Contain($"<array><data><value>{copy}</value></data></array>");
            target.View.All<TaskRecord>().Should().BeEmpty();
        }
        (await target.DisksOfAsync(copy)).ShouldBe(await source.DisksOfAsync(original));
    }

    [Theory]
    [InlineData("file:///etc/passwd", ErrorCode.InvalidValue)]
    [InlineData("nowhere", ErrorCode.InvalidValue)]
    [InlineData("http://127.0.0.1:1/export", ErrorCode.ImportError)]
    [Trait("Obligation", "TRANSFER-73")]
    public async Task What_cannot_be_fetched_is_said_and_leaves_nothing_behind(string url, string code)
    {
        await using SimulatedServer server = await SimulatedServer.StartAsync();
        string[] before = server.Objects();
        (await CallAsync(server, "VM.import", url)).Should().Contain(code);
        server.Objects().Should().BeEquivalentTo(before);
    }

    private static string ReferenceIn(string answer) =>
        answer.Substring(answer.IndexOf(ObjectRef.Prefix, StringComparison.Ordinal), ObjectRef.TextLength);

    private static async Task<string> CallAsync(SimulatedServer server, string method, string url)
    {
        string body = "<methodCall><methodName>" + method + "</methodName><params>"
            + string.Concat(new[] { server.Session, url, server.DefaultSR.ToString() }
                .Select(text => $"<param><value>{text}</value></param>"))
            + string.Concat(Enumerable.Repeat("<param><value><boolean>0</boolean></value></param>", 2))
            + "</params></methodCall>";
        using var client = new HttpClient();
        using var content = new StringContent(body, Encoding.UTF8, "text/xml");
        using HttpResponseMessage reply = await client.PostAsync(server.Address, content);
        return WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync());
    }
}
