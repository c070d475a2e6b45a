using Xen.Model.Formats.ThinCli;
using Xen.Model.Verbs.Tests.Support;

namespace Xen.Model.Verbs.Tests.Areas;

/// <summary>The commands about storage, networks, hosts, the pool and what goes on in it.</summary>
public sealed class PoolVerbTests(PoolFixture fixture) : IClassFixture<PoolFixture>
{
    private TestPool Pool => fixture.Pool;

    [Fact, Trait("Obligation", "XE-100")]
    public async Task Disks_are_made_resized_copied_moved_and_destroyed()
    {
        string sr = await StorageAsync();
        string vdi = await Pool.ValueAsync(
            "vdi-create", $"sr-uuid={sr}", "name-label=disk", "virtual-size=8 MiB", "tags:shiny=1", "type=user");
        (await Pool.GetAsync("vdi", vdi, "tags")).Should().Be("shiny");
        await Pool.OkAsync("vdi-resize", $"uuid={vdi}", "disk-size=16MiB");
        (await Pool.GetAsync("vdi", vdi, "virtual-size")).Should().Be("16777216");
        string clone = await Pool.ValueAsync("vdi-clone", $"uuid={vdi}", "new-name-label=clone");
        (await Pool.GetAsync("vdi", clone, "name-label")).Should().Be("clone");
        string snapshot = await Pool.ValueAsync("vdi-snapshot", $"uuid={vdi}");
        (await Pool.GetAsync("vdi", snapshot, "snapshot-of")).Should().Be(vdi);
        string copy = await Pool.ValueAsync("vdi-copy", $"uuid={vdi}", $"sr-uuid={sr}");
        copy.Should().NotBe(vdi);
        await Pool.OkAsync("vdi-update", $"uuid={vdi}");
        await Pool.OkAsync("diagnostic-vdi-status", $"uuid={vdi}");
        (await Pool.RunAsync("vdi-unlock", $"uuid={vdi}")).Errors.Should().Contain("--force");
        foreach (string disk in new[] { snapshot, clone, copy, vdi })
        {
            await Pool.OkAsync("vdi-destroy", $"uuid={disk}");
        }
        (await Pool.OkAsync("vdi-list", $"uuid={vdi}", "--minimal")).Value.Should().BeEmpty();
        (await Pool.RunAsync("vdi-create", $"sr-uuid={sr}", "name-label=d", "virtual-size=-5")).Errors
            .Should().StartWith("Error: ").And.Contain("virtual-size");
    }

    [Fact, Trait("Obligation", "XE-100")]
    public async Task Changed_blocks_are_noted_and_listed()
    {
        string sr = await StorageAsync();
        string vdi = await Pool.ValueAsync("vdi-create", $"sr-uuid={sr}", "name-label=noted", "virtual-size=8MiB");
        await Pool.OkAsync("vdi-enable-cbt", $"uuid={vdi}");
        string first = await Pool.ValueAsync("vdi-snapshot", $"uuid={vdi}");
        string second = await Pool.ValueAsync("vdi-snapshot", $"uuid={vdi}");
        string bitmap = await Pool.ValueAsync(
            "vdi-list-changed-blocks", $"vdi-from-uuid={first}", $"vdi-to-uuid={second}");
        Convert.FromBase64String(bitmap).Should().NotBeNull();
        await Pool.OkAsync("vdi-data-destroy", $"uuid={first}");
        await Pool.OkAsync("vdi-disable-cbt", $"uuid={vdi}");
    }

    [Fact, Trait("Obligation", "XE-101")]
    public async Task Storage_is_made_connected_scanned_forgotten_introduced_and_destroyed()
    {
        string host = (await Pool.OkAsync("host-list", "--minimal")).Values[0];
        Pool.Files["/tmp/device"] = "/dev/sdz";
        string sr = await Pool.ValueAsync(
            "sr-create", "name-label=mine", "type=ext", $"host-uuid={host}",
            "device-config:device-filename=/tmp/device", "content-type=user");
        string pbd = await Pool.ValueAsync("pbd-list", $"sr-uuid={sr}", "--minimal");
        (await Pool.GetAsync("pbd", pbd, "device-config")).Should().Contain("device: /dev/sdz");
        await Pool.OkAsync("sr-scan", $"uuid={sr}");
        await Pool.OkAsync("sr-update", $"uuid={sr}");
        await Pool.OkAsync("sr-param-set", $"uuid={sr}", "name-label=ours");
        (await Pool.GetAsync("sr", sr, "name-label")).Should().Be("ours");
        await Pool.OkAsync("pbd-unplug", $"uuid={pbd}");
        await Pool.OkAsync("pbd-plug", $"uuid={pbd}");
        await Pool.OkAsync("pbd-unplug", $"uuid={pbd}");
        await Pool.OkAsync("sr-forget", $"uuid={sr}");
        (await Pool.ValueAsync("sr-introduce", $"uuid={sr}", "name-label=again", "type=ext", "content-type=user"))
            .Should().Be(sr);
        string second = await Pool.ValueAsync(
            "pbd-create", $"host-uuid={host}", $"sr-uuid={sr}", "device-config:device=/dev/sdz");
        await Pool.OkAsync("pbd-destroy", $"uuid={second}");
        await Pool.OkAsync("sr-forget", $"uuid={sr}");
        (await Pool.RunAsync(
            "sr-create", "name-label=x", "type=ext", "device-config:device-filename=/tmp/none")).Errors
            .Should().Contain("/tmp/none");
    }

    [Fact, Trait("Obligation", "XE-102")]
    public async Task Networks_tagged_networks_bonds_and_tunnels_are_made_and_removed()
    {
        string network = await Pool.ValueAsync("network-create", "name-label=n", "MTU=9000", "name-description=d");
        (await Pool.GetAsync("network", network, "MTU")).Should().Be("9000");
        string host = (await Pool.OkAsync("host-list", "--minimal")).Values[0];
        await Pool.OkAsync("pif-scan", $"host-uuid={host}");
        string[] pifs = (await Pool.OkAsync(
            "pif-list", $"host-uuid={host}", "physical=true", "management=false", "--minimal")).Values;
        string tagged = await Pool.ValueAsync(
            "vlan-create", $"pif-uuid={pifs[0]}", "vlan=42", $"network-uuid={network}");
        (await Pool.GetAsync("pif", tagged, "VLAN")).Should().Be("42");
        string vlan = await Pool.ValueAsync("vlan-list", "tag=42", "--minimal");
        await Pool.OkAsync("vlan-destroy", $"uuid={vlan}");
        string[] all = (await Pool.OkAsync(
            "pool-vlan-create", $"pif-uuid={pifs[0]}", "vlan=43", $"network-uuid={network}")).Value.Split('\n');
        all.Should().HaveCount(2, "there are two hosts");
        string other = await Pool.ValueAsync("network-create", "name-label=bonded");
        string bond = await Pool.ValueAsync(
            "bond-create", $"network-uuid={other}", $"pif-uuids={pifs[1]},{pifs[2]}", "mode=active-backup");
        (await Pool.GetAsync("bond", bond, "mode")).Should().Be("active-backup");
        await Pool.OkAsync("bond-set-mode", $"uuid={bond}", "mode=balance-slb");
        await Pool.OkAsync("bond-destroy", $"uuid={bond}");
        await Pool.OkAsync("network-destroy", $"uuid={other}");
        await Pool.OkAsync("pif-scan", $"host-uuid={host}");
        await Pool.OkAsync("pif-unplug", $"uuid={pifs[1]}");
        await Pool.OkAsync("pif-plug", $"uuid={pifs[1]}");
        await Pool.OkAsync(
            "pif-reconfigure-ip", $"uuid={pifs[1]}", "mode=static", "IP=192.0.2.7", "netmask=255.255.255.0");
        (await Pool.GetAsync("pif", pifs[1], "IP")).Should().Be("192.0.2.7");
        await Pool.OkAsync("pif-param-set", $"uuid={pifs[1]}", "other-config:ethtool-duplex=half");
        await Pool.OkAsync("pif-reconfigure-ip", $"uuid={pifs[1]}", "mode=none");
        string device = await Pool.GetAsync("pif", pifs[2], "device");
        await Pool.OkAsync("pif-forget", $"uuid={pifs[2]}");
        string again = await Pool.ValueAsync("pif-introduce", $"host-uuid={host}", $"device={device}");
        again.Should().NotBe(pifs[2]);
    }

    [Fact, Trait("Obligation", "XE-103")]
    public async Task Hosts_are_disabled_evacuated_enabled_and_asked()
    {
        string host = (await Pool.OkAsync("host-list", "--minimal")).Values[1];
        await Pool.OkAsync("host-disable", $"uuid={host}");
        (await Pool.GetAsync("host", host, "enabled")).Should().Be("false");
        await Pool.OkAsync("host-evacuate", $"uuid={host}");
        await Pool.OkAsync("host-enable", $"host={await Pool.GetAsync("host", host, "hostname")}");
        (await Pool.GetAsync("host", host, "enabled")).Should().Be("true");
        (await Pool.ValueAsync("host-compute-free-memory", $"uuid={host}")).Should().MatchRegex("^[0-9]+$");
        (await Pool.OkAsync("host-cpu-info")).Out.Should().Contain("vendor");
        (await Pool.ValueAsync("host-is-in-emergency-mode")).Should().Be("false");
        await Pool.OkAsync("host-dmesg", $"uuid={host}");
        await Pool.OkAsync("host-set-hostname-live", $"host-uuid={host}", "host-name=renamed");
        (await Pool.GetAsync("host", host, "hostname")).Should().Be("renamed");
        await Pool.OkAsync("host-syslog-reconfigure", $"host-uuid={host}");
        await Pool.OkAsync("host-get-vms-which-prevent-evacuation", $"uuid={host}");
        (await Pool.RunAsync("host-call-plugin", $"host-uuid={host}", "plugin=none", "fn=f", "args:a=b")).Code
            .Should().Be(1);
        Pool.Answers.Enqueue("no");
        await Pool.OkAsync("host-forget", $"uuid={host}");
        (await Pool.OkAsync("host-list", "--minimal")).Values.Should().HaveCount(2);
    }

    [Fact, Trait("Obligation", "XE-104")]
    public async Task Hosts_that_are_many_are_all_disabled_only_when_all_are_meant()
    {
        (await Pool.RunAsync("host-disable")).Errors.Should().Contain("--multiple");
        await Pool.OkAsync("host-disable", "--multiple");
        (await Pool.OkAsync("host-list", "enabled=true", "--minimal")).Value.Should().BeEmpty();
        await Pool.OkAsync("host-enable", "--multiple");
    }

    [Theory, Trait("Obligation", "XE-105")]
    [InlineData("host-backup", "/host_backup", "file-name=/tmp/b")]
    [InlineData("host-logs-download", "/host_logs_download", "file-name=/tmp/b")]
    [InlineData("host-get-system-status", "/system-status", "filename=/tmp/b")]
    [InlineData("audit-log-get", "/audit_log", "filename=/tmp/b")]
    [InlineData("pool-dump-database", "/pool/xmldbdump", "file-name=/tmp/b")]
    public async Task Files_of_hosts_and_the_pool_are_fetched(string verb, string path, string file)
    {
        ThinCommand.HttpGet? asked = null;
        Pool.Transfer = command =>
        {
            asked = command as ThinCommand.HttpGet;
            return Task.FromResult(false);
        };
        string host = (await Pool.OkAsync("host-list", "--minimal")).Values[0];
        string[] which = verb.StartsWith("host-", StringComparison.Ordinal) ? [$"uuid={host}"] : [];
        (await Pool.RunAsync([verb, file, .. which])).Code.Should().Be(1, "the client could not do it");
        asked!.File.Should().Be("/tmp/b");
        asked.Url.Should().StartWith(path + "?session_id=OpaqueRef").And.Contain("&task_id=OpaqueRef");
    }

    [Theory, Trait("Obligation", "XE-105")]
    [InlineData("host-restore", "/host_restore")]
    [InlineData("pool-restore-database", "/pool/xmldbdump")]
    public async Task Files_are_given_back_to_hosts_and_the_pool(string verb, string path)
    {
        ThinCommand.HttpPut? asked = null;
        Pool.Transfer = command =>
        {
            asked = command as ThinCommand.HttpPut;
            return Task.FromResult(false);
        };
        string host = (await Pool.OkAsync("host-list", "--minimal")).Values[0];
        string[] which = verb.StartsWith("host-", StringComparison.Ordinal) ? [$"uuid={host}"] : [];
        (await Pool.RunAsync([verb, "file-name=/tmp/b", .. which])).Code.Should().Be(1);
        asked!.Url.Should().StartWith(path + "?");
    }

    [Fact, Trait("Obligation", "XE-106")]
    public async Task Tasks_messages_and_secrets_are_made_and_removed()
    {
        string host = (await Pool.OkAsync("host-list", "--minimal")).Values[0];
        await Pool.OkAsync("message-create", "name=HELLO", "priority=3", "body=you", $"host-uuid={host}");
        string message = await Pool.ValueAsync("message-list", "name=HELLO", "--minimal");
        (await Pool.GetAsync("message", message, "class")).Should().Be("Host");
        (await Pool.GetAsync("message", message, "body")).Should().Be("you");
        await Pool.OkAsync("message-destroy", $"uuids={message}");
        (await Pool.OkAsync("message-list", "name=HELLO", "--minimal")).Value.Should().BeEmpty();
        (await Pool.RunAsync("message-create", "name=X", "priority=3", "body=b")).Errors.Should().StartWith("Error: ");
        (await Pool.RunAsync("message-destroy")).Errors.Should().Contain("uuid");
        string secret = await Pool.ValueAsync("secret-create", "value=psst");
        (await Pool.GetAsync("secret", secret, "value")).Should().Be("psst");
        await Pool.OkAsync("secret-destroy", $"uuid={secret}");
        (await Pool.RunAsync("task-cancel", "uuid=none")).Code.Should().Be(1);
        (await Pool.OkAsync("session-subject-identifier-list")).Errors.Should().BeEmpty();
    }

    [Fact, Trait("Obligation", "XE-107")]
    public async Task Groups_and_schedules_are_made_and_removed()
    {
        string appliance = await Pool.ValueAsync("appliance-create", "name-label=a", "name-description=d");
        string vm = await Pool.InstallAsync("grouped");
        await Pool.OkAsync("vm-param-set", $"uuid={vm}", $"appliance={appliance}");
        await Pool.OkAsync("appliance-start", $"uuid={appliance}");
        (await Pool.GetAsync("vm", vm, "power-state")).Should().Be("running");
        await Pool.OkAsync("appliance-shutdown", $"uuid={appliance}", "--force");
        (await Pool.GetAsync("vm", vm, "power-state")).Should().Be("halted");
        await Pool.OkAsync("vm-param-clear", $"uuid={vm}", "param-name=appliance");
        await Pool.OkAsync("appliance-destroy", $"uuid={appliance}");
        string group = await Pool.ValueAsync("vm-group-create", "name-label=g", "placement=anti_affinity");
        await Pool.OkAsync("vm-group-destroy", $"uuid={group}");
        string schedule = await Pool.ValueAsync(
            "vmss-create", "name-label=s", "type=snapshot", "frequency=daily", "schedule:hour=3", "schedule:min=0");
        await Pool.OkAsync("vmss-param-set", $"uuid={schedule}", "schedule:hour=4", "retained-snapshots=3");
        (await Pool.GetAsync("vmss", schedule, "schedule")).Should().Contain("hour: 4");
        await Pool.OkAsync("vmss-destroy", $"uuid={schedule}");
    }

    [Fact, Trait("Obligation", "XE-108")]
    public async Task The_pool_is_configured_and_its_coordinator_changed()
    {
        string pool = await Pool.ValueAsync("pool-list", "--minimal");
        await Pool.OkAsync("pool-param-set", $"uuid={pool}", "name-label=the pool", "other-config:auto_poweron=true");
        (await Pool.GetAsync("pool", pool, "name-label")).Should().Be("the pool");
        await Pool.OkAsync("pool-sync-database");
        await Pool.OkAsync("pool-recover-slaves");
        (await Pool.RunAsync("pool-eject", "host-uuid=none")).Code.Should().Be(1);
        (await Pool.RunAsync(
            "pool-join", "master-address=h", "master-username=u", "master-password=p")).Code.Should().Be(1);
        (await Pool.OkAsync("pool-certificate-list")).Errors.Should().BeEmpty();
        await Pool.OkAsync("pool-ha-compute-max-host-failures-to-tolerate");
    }

    private async Task<string> StorageAsync() => (await Pool.OkAsync("sr-list", "type=ext", "--minimal")).Values[0];
}
