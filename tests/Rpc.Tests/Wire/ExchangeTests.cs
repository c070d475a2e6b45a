using System.Text;
using Xen.Model.Classes;
using Xen.Model.Primitives;
using Xen.Model.Rpc.Tests.Support;

namespace Xen.Model.Rpc.Tests.Wire;

/// <summary>
/// Sends the requests under spec/wire/exchanges to a server over HTTP and compares status, the headers that are named,
/// and every byte of the body. A reply of <c>&lt;&lt;&lt; ?</c> is recorded, and the test fails once.
/// </summary>
public sealed class ExchangeTests
{
    private const string Task = "00000000-0000-4000-8000-000000000011";
    private const string Message = "00000000-0000-4000-8000-000000000012";

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*.http").Select(path => Path.GetFileName(path)!).Order()];

    [Theory]
    [MemberData(nameof(Files))]
    [Trait("Obligation", "RPC-10")]
    [Trait("Obligation", "RPC-11")]
    [Trait("Obligation", "RPC-12")]
    [Trait("Obligation", "RPC-13")]
    [Trait("Obligation", "RPC-14")]
    [Trait("Obligation", "RPC-15")]
    [Trait("Obligation", "RPC-16")]
    [Trait("Obligation", "RPC-17")]
    [Trait("Obligation", "RPC-18")]
    [Trait("Obligation", "RPC-19")]
    [Trait("Obligation", "RPC-20")]
    [Trait("Obligation", "RPC-21")]
    [Trait("Obligation", "RPC-22")]
    [Trait("Obligation", "RPC-23")]
    [Trait("Obligation", "RPC-24")]
    public async Task A_recorded_exchange_happens_again(string name)
    {
        await using HttpServer server = await StartAsync();
        string session = await server.Inner.LoginAsync();
        string path = Path.Combine(Folder, name);
        string text = await File.ReadAllTextAsync(path);
        List<ExchangeFile.Exchange> exchanges = ExchangeFile.Read(text);
        var recorded = new StringBuilder(text);
        exchanges.Should().NotBeEmpty();
        foreach (ExchangeFile.Exchange exchange in exchanges)
        {
            HttpReply reply = await server.AskAsync(exchange.Bytes(session));
            string body = reply.Body.Replace(session, "SESSION", StringComparison.Ordinal).TrimEnd('\n');
            if (exchange.Status == ExchangeFile.Unknown)
            {
                recorded.Replace("<<< ?\n", $"<<< {reply.Status}\n\n{body}\n\n", IndexOf(recorded, "<<< ?\n"), 6);
                continue;
            }
            reply.Status.Should().Be(exchange.Status, exchange.Request.Body);
            body.Should().Be(exchange.Reply.Body, exchange.Request.Body);
            foreach (string[] header in exchange.Reply.Headers.Select(line => line.Split(": ", 2)))
            {
                reply.Headers.Should().ContainKey(header[0]).WhoseValue.Should().Be(header[1]);
            }
        }
        if (recorded.ToString() != text)
        {
            await File.WriteAllTextAsync(path, recorded.ToString().TrimEnd('\n') + "\n");
        }
        recorded.ToString().Should().Be(text, "replies were recorded; look at them and commit them");
    }

    private static string Folder => Path.Combine(Repository.Root, "spec", "wire", "exchanges");

    private static int IndexOf(StringBuilder text, string part) =>
        text.ToString().IndexOf(part, StringComparison.Ordinal);

    private static async Task<HttpServer> StartAsync()
    {
        HttpServer server = await HttpServer.StartAsync();
        await server.Inner.ObserveAsync(Reference(Task), (TaskRecord)TaskRecord.ClassInfo.Empty with
        {
            Uuid = Task,
            NameLabel = "work",
        });
        await server.Inner.ObserveAsync(Reference(Message), (MessageRecord)MessageRecord.ClassInfo.Empty with
        {
            Uuid = Message,
            Name = "NAME",
            Priority = 3,
            Cls = MessageClass.Pool,
            ObjUuid = "00000000-0000-4000-8000-0000000000cc",
            Timestamp = new DateTimeOffset(2026, 8, 21, 9, 30, 5, TimeSpan.Zero),
            Body = "a <body> & \"more\"",
        });
        return server;
    }

    private static ObjectRef Reference(string id) => new(Guid.Parse(id));
}
