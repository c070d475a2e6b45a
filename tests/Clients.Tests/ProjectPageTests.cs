using Xen.Model.Clients.Tests.Sequences;
using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests;

/// <summary>
/// The functions that the page of the Xen API project once listed as missing or unfinished, called by the names that
/// the page gives them, and the wishes behind its list of features.
/// </summary>
[Collection(ClientsCollection.Name)]
public sealed class ProjectPageTests(DaemonFixture fixture) : IAsyncLifetime
{
    private XmlConversation xen = null!;
    private string vm = "";

    public async Task InitializeAsync()
    {
        xen = new XmlConversation(fixture.Daemon.Http);
        await xen.LoginAsync(fixture.Daemon);
        using RpcClient client = await RpcClient.LoginAsync(fixture.Daemon);
        vm = await client.InstallAsync("of the project page");
    }

    public async Task DisposeAsync()
    {
        if (await xen.TextAsync("VM_get_power_state", vm) != "Halted")
        {
            await xen.CallAsync("VM_hard_shutdown", vm);
        }
        await xen.CallAsync("VM_destroy", vm);
        await xen.CallAsync("session_logout");
        xen.Dispose();
    }

    [Fact]
    public async Task Host_set_logging_says_where_a_host_sends_its_logs()
    {
        object host = (await xen.ArrayAsync("host_get_all"))[0];
        Dictionary<string, object> before = await xen.StructAsync("host_get_logging", host);

        await xen.CallAsync("host_set_logging", host, Map(("syslog_destination", "192.0.2.7")));
        await xen.CallAsync("host_syslog_reconfigure", host);

        (await xen.StructAsync("host_get_logging", host))
            .Should().BeEquivalentTo(Map(("syslog_destination", "192.0.2.7")));
        await xen.CallAsync("host_set_logging", host, before);
    }

    [Fact]
    public async Task VM_get_VCPUs_max_tells_how_many_processors_it_may_have()
    {
        await xen.CallAsync("VM_set_VCPUs_max", vm, "4");

        (await xen.TextAsync("VM_get_VCPUs_max", vm)).Should().Be("4");
    }

    [Fact]
    public async Task VM_get_VCPUs_at_startup_tells_how_many_it_starts_with()
    {
        await xen.CallAsync("VM_set_VCPUs_max", vm, "4");
        await xen.CallAsync("VM_set_VCPUs_at_startup", vm, "2");

        (await xen.TextAsync("VM_get_VCPUs_at_startup", vm)).Should().Be("2");
        (await xen.ErrorAsync("VM_set_VCPUs_at_startup", vm, "8"))[0].Should().Be("INVALID_VALUE");
    }

    [Fact]
    public async Task VM_get_name_description_and_VM_set_name_description_keep_any_text()
    {
        await xen.CallAsync("VM_set_name_description", vm, "a <description> \u00e9\u5b57");

        (await xen.TextAsync("VM_get_name_description", vm)).Should().Be("a <description> \u00e9\u5b57");
    }

    [Fact]
    public async Task VM_get_user_version_and_VM_set_user_version_keep_a_number()
    {
        await xen.CallAsync("VM_set_user_version", vm, "7");

        (await xen.TextAsync("VM_get_user_version", vm)).Should().Be("7");
    }

    [Fact]
    public async Task VM_set_is_a_template_makes_a_template_and_a_VM_again()
    {
        await xen.CallAsync("VM_set_is_a_template", vm, true);
        (await xen.CallAsync("VM_get_is_a_template", vm)).Should().Be(true);
        (await xen.ErrorAsync("VM_start", vm, false, false)).Should().Equal("VM_IS_TEMPLATE", vm, "start");

        await xen.CallAsync("VM_set_is_a_template", vm, false);
        (await xen.CallAsync("VM_get_is_a_template", vm)).Should().Be(false);
    }

    [Fact]
    public async Task VM_get_crash_dumps_lists_what_crashes_left()
    {
        (await xen.ArrayAsync("VM_get_crash_dumps", vm)).Should().BeEmpty("it never crashed");
        (await xen.ErrorAsync("VM_get_crash_dumps", "OpaqueRef:none"))
            .Should().Equal("HANDLE_INVALID", "VM", "OpaqueRef:none");
    }

    [Fact]
    public async Task A_VIF_is_created_with_model_accel_rate_ip_and_script()
    {
        Dictionary<string, object> keys = Map(
            ("model", "rtl8139"), ("accel", "off"), ("script", "vif-bridge"), ("ip", "192.0.2.9"),
            ("ethtool-tx", "off"));
        string vif = await CreateVIFAsync(keys, "ratelimit", Map(("kbps", "1000")));

        Dictionary<string, object> record = await xen.StructAsync("VIF_get_record", vif);
        record["other_config"].Should().BeEquivalentTo(keys);
        record["qos_algorithm_type"].Should().Be("ratelimit");
        record["qos_algorithm_params"].Should().BeEquivalentTo(Map(("kbps", "1000")));

        await xen.CallAsync("VM_start", vm, false, false);
        (await xen.CallAsync("VIF_get_currently_attached", vif)).Should().Be(true);
    }

    [Fact]
    public async Task A_VIF_is_given_its_address()
    {
        string vif = await CreateVIFAsync(Map(), "", Map());
        (await xen.ErrorAsync("VIF_configure_ipv4", vif, "Static", "192.0.2.20/24", "192.0.2.1"))
            .Should().Equal("VM_LACKS_FEATURE", vm);
        await xen.CallAsync("VM_start", vm, false, false);
        await GuestReportsAsync("feature-static-ip-setting");

        await xen.CallAsync("VIF_configure_ipv4", vif, "Static", "192.0.2.20/24", "192.0.2.1");

        Dictionary<string, object> record = await xen.StructAsync("VIF_get_record", vif);
        record["ipv4_configuration_mode"].Should().Be("Static");
        record["ipv4_addresses"].Should().BeEquivalentTo(new[] { "192.0.2.20/24" });
        record["ipv4_gateway"].Should().Be("192.0.2.1");
    }

    [Fact]
    public async Task A_PIF_is_recognized_whatever_its_device_is_called()
    {
        object host = (await xen.ArrayAsync("host_get_all"))[0];

        await xen.CallAsync("PIF_scan", host);

        var devices = new List<string>();
        foreach (object pif in await xen.ArrayAsync("host_get_PIFs", host))
        {
            devices.Add(await xen.TextAsync("PIF_get_device", pif));
        }
        devices.Should().Contain(["eth0", "ens9"]);
    }

    [Fact]
    public async Task A_change_of_the_power_state_is_an_event()
    {
        object[] own = ["VM/" + vm];
        object token = (await xen.StructAsync("event_from", own, "", 0.0))["token"];

        await xen.CallAsync("VM_start", vm, false, false);

        Dictionary<string, object> batch = await xen.StructAsync("event_from", own, token, 30.0);
        ((List<object>)batch["events"]).Cast<Dictionary<string, object>>()
            .Select(change => ((Dictionary<string, object>)change["snapshot"])["power_state"])
            .Should().Contain("Running");
    }

    /// <summary>Waits until the guest's agent says that it can do something.</summary>
    private async Task GuestReportsAsync(string feature)
    {
        string guest = await xen.TextAsync("VM_get_guest_metrics", vm);
        for (DateTime end = DateTime.UtcNow.AddSeconds(60);
            !(await xen.StructAsync("VM_guest_metrics_get_other", guest)).ContainsKey(feature);
            await Task.Delay(50))
        {
            DateTime.UtcNow.Should().BeBefore(end, "the agent reports soon after the start");
        }
    }

    [Fact]
    public async Task A_network_card_may_have_any_name()
    {
        using DaemonProcess daemon = await DaemonProcess.StartAsync();
        using XmlConversation alone = new(daemon.Http);
        await alone.LoginAsync(daemon);
        object host = (await alone.ArrayAsync("host_get_all"))[0];

        string card = await alone.TextAsync("PIF_introduce", host, "", "ens9", true);
        await alone.CallAsync("PIF_plug", card);
        (await alone.TextAsync("PIF_get_device", card)).Should().Be("ens9");
        (await alone.CallAsync("PIF_get_currently_attached", card)).Should().Be(true);

        await alone.CallAsync("PIF_unplug", card);
        await alone.CallAsync("PIF_set_device", card, "peth0");
        (await alone.TextAsync("PIF_get_device", card)).Should().Be("peth0");
    }

    private static Dictionary<string, object> Map(params (string Key, string Value)[] entries) =>
        entries.ToDictionary(entry => entry.Key, entry => (object)entry.Value);

    private async Task<string> CreateVIFAsync(
        Dictionary<string, object> otherConfig, string algorithm, Dictionary<string, object> parameters) =>
        await xen.TextAsync("VIF_create", new Dictionary<string, object>
        {
            ["VM"] = vm,
            ["network"] = (await xen.ArrayAsync("network_get_all"))[0],
            ["device"] = "0",
            ["MAC"] = "",
            ["MTU"] = "1500",
            ["other_config"] = otherConfig,
            ["qos_algorithm_type"] = algorithm,
            ["qos_algorithm_params"] = parameters,
        });
}
