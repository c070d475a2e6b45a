using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests.Sequences;

/// <summary>The calls of tools that are built on the Python and Java bindings, over XML-RPC.</summary>
[Collection(ClientsCollection.Name)]
public sealed class ScriptsTests(DaemonFixture fixture) : IAsyncLifetime
{
    private static readonly string[] s_types =
        ["VM", "host", "pool", "SR", "VDI", "PIF", "network", "SM", "role", "message"];

    private XmlConversation script = null!;

    public async Task InitializeAsync()
    {
        script = new XmlConversation(fixture.Daemon.Http);
        await script.LoginAsync(fixture.Daemon, "2.1", "a script");
    }

    public async Task DisposeAsync()
    {
        await script.CallAsync("session.logout");
        script.Dispose();
    }

    [Fact]
    [Trait("Obligation", "CLIENT-15")]
    public async Task Every_reply_to_a_sweep_over_all_classes_can_be_read_by_every_parser()
    {
        foreach (string type in s_types)
        {
            Dictionary<string, object> records = await script.StructAsync(type + ".get_all_records");
            foreach (string reference in records.Keys.Take(2))
            {
                (await script.StructAsync(type + ".get_record", reference)).Should().ContainKey("uuid");
            }
        }
    }

    [Fact]
    [Trait("Obligation", "CLIENT-16")]
    public async Task Virt_who_asks_for_events_with_an_underscore_and_first_for_a_token_alone()
    {
        Dictionary<string, object> first = await script.StructAsync("event_from", Items("host", "vm"), "", 0.0);
        string vm = await CloneAsync("seen by virt-who");

        Dictionary<string, object> next =
            await script.StructAsync("event.from", Items("host", "vm"), first["token"], 30);

        ((List<object>)first["events"]).Cast<Dictionary<string, object>>()
            .Should().OnlyContain(e => e["class"].Equals("host") || e["class"].Equals("vm"))
            .And.OnlyContain(e => e["operation"].Equals("add"));
        ((List<object>)next["events"]).Cast<Dictionary<string, object>>().Should().Contain(e => e["ref"].Equals(vm));
        ((Dictionary<string, object>)next["valid_ref_counts"])["vm"].Should().BeOfType<int>();
        await script.CallAsync("VM_destroy", vm);
    }

    [Fact]
    [Trait("Obligation", "CLIENT-17")]
    public async Task Nova_finds_its_host_and_the_interface_with_an_address()
    {
        string host = await script.TextAsync("session.get_this_host", script.Session);
        Dictionary<string, object> versions = await script.StructAsync("host.get_software_version", host);
        string address = await script.TextAsync("host.get_address", host);

        Dictionary<string, object> found = await script.StructAsync(
            "PIF.get_all_records_where", $"field \"IP\" = \"{address}\"");

        versions.Should().ContainKeys("product_version", "product_brand", "platform_version");
        ((Dictionary<string, object>)found.Values.Should().ContainSingle().Subject)["management"].Should().Be(true);
    }

    [Fact]
    [Trait("Obligation", "CLIENT-18")]
    public async Task Monitoring_reads_sizes_of_storage_and_the_memory_of_hosts_as_texts()
    {
        foreach (object sr in (await script.StructAsync("SR.get_all_records")).Keys)
        {
            long.Parse(await script.TextAsync("SR.get_physical_size", sr)).Should().BeGreaterThanOrEqualTo(-1);
            long.Parse(await script.TextAsync("SR.get_physical_utilisation", sr)).Should().BeGreaterThanOrEqualTo(-1);
            long.Parse(await script.TextAsync("SR.get_virtual_allocation", sr)).Should().BeGreaterThanOrEqualTo(0);
        }
        foreach (object host in await script.ArrayAsync("host.get_all"))
        {
            string metrics = await script.TextAsync("host.get_metrics", host);
            (await script.CallAsync("host_metrics.get_live", metrics)).Should().Be(true);
            long.Parse(await script.TextAsync("host_metrics.get_memory_total", metrics)).Should().BePositive();
            Dictionary<string, object> record = await script.StructAsync("host_metrics.get_record", metrics);
            long.Parse((string)record["memory_free"]).Should().BePositive("it is there, though its getter is gone");
            (await script.ArrayAsync("host.get_host_CPUs", host)).Should().NotBeEmpty();
        }
    }

    [Fact]
    [Trait("Obligation", "CLIENT-19")]
    public async Task Cloudstack_logs_in_to_a_host_that_could_have_lost_its_pool()
    {
        object local = await script.ResultAsync(
            "session.slave_local_login_with_password", fixture.Daemon.User, fixture.Daemon.Password);

        ((string)local).Should().StartWith("OpaqueRef:");
        (await script.CallAsync("host.get_enabled", await script.TextAsync("session.get_this_host", script.Session)))
            .Should().Be(true);
        await script.ResultAsync("session.local_logout", local);
    }

    [Fact]
    [Trait("Obligation", "CLIENT-20")]
    public async Task Entries_of_maps_are_removed_without_being_there_and_not_added_twice()
    {
        string vm = await CloneAsync("edited");

        await script.CallAsync("VM.remove_from_other_config", vm, "none");
        await script.CallAsync("VM.add_to_other_config", vm, "key", "<&\"'> \u00e9 \U0001F600 \t\n");
        (await script.ErrorAsync("VM.add_to_other_config", vm, "key", "again"))
            .Should().Equal("MAP_DUPLICATE_KEY", "VM", "other_config", vm, "key");

        (await script.StructAsync("VM.get_other_config", vm))["key"].Should().Be("<&\"'> \u00e9 \U0001F600 \t\n");
        await script.CallAsync("VM.destroy", vm);
    }

    private static object[] Items(params string[] items) => items;

    private async Task<string> CloneAsync(string name) => await script.TextAsync(
        "VM.clone", (await script.ArrayAsync("VM.get_by_name_label", XenRecords.DebianTemplate))[0], name);
}
