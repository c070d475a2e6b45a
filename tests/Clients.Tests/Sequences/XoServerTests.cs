using System.Text.Json;
using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests.Sequences;

/// <summary>The calls of a Xen Orchestra server from its connection on, in their order.</summary>
[Collection(ClientsCollection.Name)]
public sealed class XoServerTests(DaemonFixture fixture) : IAsyncLifetime
{
    private const string Suffix = ".get_all_records";
    private const string Mark = "xo:clientInfo:test";

    private JsonConversation xo = null!;
    private string pool = "";

    public async Task InitializeAsync()
    {
        xo = new JsonConversation(fixture.Daemon.Http);
        await xo.LoginAsync(fixture.Daemon);
        pool = (await xo.CallAsync("pool.get_all_records")).EnumerateObject().Single().Name;
    }

    public Task DisposeAsync()
    {
        xo.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    [Trait("Obligation", "CLIENT-1")]
    public async Task It_takes_stock_of_every_listed_class_over_many_connections_and_then_follows_the_events()
    {
        await xo.CallAsync("host.get_all_records");
        JsonElement methods = await xo.ResultAsync("system.listMethods");
        await xo.CallAsync("pool.remove_from_other_config", pool, Mark);
        await xo.CallAsync("pool.add_to_other_config", pool, Mark, """{"lastConnected":0,"networkInterfaces":{}}""");
        string token = await xo.TextAsync("event.inject", "pool", pool);

        JsonElement[] replies = await Task.WhenAll(methods.EnumerateArray().Select(name => name.GetString()!)
            .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => xo.AskAsync(name, 0, xo.Session)));

        replies.Should().HaveCountGreaterThan(50);
        replies.Where(reply => reply.TryGetProperty("error", out _))
            .Select(reply => reply.GetProperty("error").GetProperty("message").GetString())
            .Should().OnlyContain(code => code == "MESSAGE_REMOVED");
        JsonElement batch = await xo.CallAsync("event.from", new[] { "pool", "VM", "task" }, token, 60.1);
        batch.GetProperty("events").EnumerateArray().Should().Contain(change => IsPool(change, "mod"));
        batch.GetProperty("token").GetString().Should().NotBe(token);
        await xo.CallAsync("pool.remove_from_other_config", pool, Mark);
    }

    [Fact]
    [Trait("Obligation", "CLIENT-2")]
    public async Task Records_have_every_field_that_it_reads()
    {
        using RpcClient client = await RpcClient.LoginAsync(fixture.Daemon);
        string vm = await client.InstallAsync("read by xo");
        string network = (await client.CallAsync("network.get_all"))[0].GetString()!;
        string vif = await client.CallTextAsync("VIF.create", VifOn(vm, network));
        string task = await client.CallTextAsync("task.create", "read by xo", "");
        await client.CallAsync("VM.start", vm, false, false);
        try
        {
            foreach ((string type, string[] fields) in NeededFields.ByClass)
            {
                JsonElement records = await xo.CallAsync(type + Suffix);
                records.EnumerateObject().Should().NotBeEmpty("there should be a {0}", type);
                records.EnumerateObject().Should().AllSatisfy(record => record.Value.EnumerateObject()
                    .Select(field => field.Name).Should().Contain(fields, "it is a {0}", type));
            }
        }
        finally
        {
            await client.CallAsync("task.destroy", task);
            await client.CallAsync("VM.hard_shutdown", vm);
            await client.CallAsync("VIF.destroy", vif);
            await client.CallAsync("VM.destroy", vm);
        }
    }

    [Fact]
    [Trait("Obligation", "CLIENT-3")]
    public async Task The_pool_leads_to_a_host_whose_versions_it_understands()
    {
        JsonElement record = (await xo.CallAsync("pool.get_all_records")).GetProperty(pool);
        JsonElement host = await xo.CallAsync("host.get_record", record.GetProperty("master").GetString());

        JsonElement versions = host.GetProperty("software_version");
        versions.GetProperty("product_version").GetString().Should().MatchRegex(@"^\d+(\.\d+)*$");
        versions.GetProperty("platform_version").GetString().Should().MatchRegex(@"^\d+(\.\d+)*$");
        versions.GetProperty("product_brand").GetString().Should().NotBeEmpty();
        record.GetProperty("restrictions").EnumerateObject().Should().NotBeEmpty();
        host.GetProperty("capabilities").GetArrayLength().Should().BePositive();
    }

    [Fact]
    [Trait("Obligation", "CLIENT-4")]
    public async Task It_adds_the_cores_per_socket_that_a_template_lacks()
    {
        string vm = await xo.TextAsync("VM.clone", await AnyTemplateAsync(), "platform of xo");
        JsonElement platform = await xo.CallAsync("VM.get_platform", vm);

        await xo.CallAsync("VM.set_platform", vm, With(platform, "cores-per-socket", "1"));

        (await xo.CallAsync("VM.get_platform", vm)).GetProperty("cores-per-socket").GetString().Should().Be("1");
        await xo.CallAsync("VM.destroy", vm);
    }

    [Fact]
    [Trait("Obligation", "CLIENT-5")]
    public async Task The_result_of_a_task_is_markup_whatever_the_client_speaks()
    {
        string task = await xo.TextAsync("Async.VM.clone", await AnyTemplateAsync(), "task of xo");
        JsonElement record = await EndOfAsync(task);

        record.GetProperty("status").GetString().Should().Be("success");
        string result = record.GetProperty("result").GetString()!;
        result.Should().MatchRegex("^<value>OpaqueRef:[-0-9a-f]{36}</value>$");
        await xo.CallAsync("task.destroy", task);
        await xo.CallAsync("VM.destroy", result["<value>".Length..^"</value>".Length]);
    }

    [Fact]
    [Trait("Obligation", "CLIENT-6")]
    public async Task The_end_of_a_task_is_an_event_before_the_task_is_gone()
    {
        JsonElement before = await xo.CallAsync("event.from", new[] { "task" }, "", 0.0);
        string token = before.GetProperty("token").GetString()!;
        string task = await xo.TextAsync("Async.VM.clone", "OpaqueRef:none", "no such template");

        JsonElement end = default;
        while (end.ValueKind == JsonValueKind.Undefined)
        {
            JsonElement batch = await xo.CallAsync("event.from", new[] { "task/" + task }, token, 30.0);
            token = batch.GetProperty("token").GetString()!;
            end = batch.GetProperty("events").EnumerateArray().FirstOrDefault(HasEnded);
        }
        await xo.CallAsync("task.destroy", task);

        end.GetProperty("snapshot").GetProperty("status").GetString().Should().Be("failure");
        end.GetProperty("snapshot").GetProperty("error_info").EnumerateArray().Select(part => part.GetString())
            .Should().Equal("HANDLE_INVALID", "VM", "OpaqueRef:none");
        JsonElement last = await xo.CallAsync("event.from", new[] { "task/" + task }, token, 30.0);
        JsonElement gone = last.GetProperty("events").EnumerateArray().Single();
        gone.GetProperty("operation").GetString().Should().Be("del");
        gone.TryGetProperty("snapshot", out _).Should().BeFalse();
    }

    private static bool HasEnded(JsonElement change) =>
        change.GetProperty("operation").GetString() != "del"
        && change.GetProperty("snapshot").GetProperty("status").GetString() != "pending";

    private static bool IsPool(JsonElement change, string operation) =>
        change.GetProperty("class").GetString() == "pool" && change.GetProperty("operation").GetString() == operation;

    private static Dictionary<string, object> VifOn(string vm, string network) => new()
    {
        ["VM"] = vm,
        ["network"] = network,
        ["device"] = "0",
        ["MAC"] = "",
        ["MTU"] = "1500",
        ["other_config"] = new Dictionary<string, string>(),
        ["qos_algorithm_type"] = "",
        ["qos_algorithm_params"] = new Dictionary<string, string>(),
    };

    private static Dictionary<string, string> With(JsonElement map, string key, string value)
    {
        Dictionary<string, string> entries =
            map.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!);
        entries[key] = value;
        return entries;
    }

    private async Task<string> AnyTemplateAsync() =>
        (await xo.CallAsync("VM.get_by_name_label", XenRecords.DebianTemplate))[0].GetString()!;

    private async Task<JsonElement> EndOfAsync(string task)
    {
        JsonElement record = await xo.CallAsync("task.get_record", task);
        while (record.GetProperty("status").GetString() == "pending")
        {
            await Task.Delay(20);
            record = await xo.CallAsync("task.get_record", task);
        }
        return record;
    }
}
