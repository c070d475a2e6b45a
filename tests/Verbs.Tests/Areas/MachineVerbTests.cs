using System.Globalization;
using Xen.Model.Classes;
using Xen.Model.Formats.ThinCli;
using Xen.Model.Rpc.Inside;
using Xen.Model.Verbs.Tests.Support;
using Xen.Model.Wire;

namespace Xen.Model.Verbs.Tests.Areas;

/// <summary>The commands about machines, each at a simulated pool.</summary>
public sealed class MachineVerbTests(PoolFixture fixture) : IClassFixture<PoolFixture>
{
    private TestPool Pool => fixture.Pool;

    [Fact, Trait("Obligation", "XE-80")]
    public async Task Machines_start_stop_sleep_and_come_back()
    {
        string vm = await Pool.InstallAsync("alive");
        (string[] Words, string State)[] life =
        [
            (["vm-start", "--paused"], "paused"), (["vm-unpause"], "running"), (["vm-pause"], "paused"),
            (["vm-unpause"], "running"), (["vm-reboot"], "running"), (["vm-reboot", "--force"], "running"),
            (["vm-suspend"], "suspended"), (["vm-resume"], "running"), (["vm-shutdown"], "halted"),
            (["vm-start"], "running"), (["vm-shutdown", "--force"], "halted"),
        ];
        foreach ((string[] words, string state) in life)
        {
            Said said = await Pool.OkAsync([.. words, $"uuid={vm}"]);
            (said.Out + said.Errors).Should().BeEmpty();
            (await Pool.GetAsync("vm", vm, "power-state")).Should().Be(state, string.Join(' ', words));
        }
    }

    [Fact, Trait("Obligation", "XE-80")]
    public async Task A_machine_starts_on_the_host_that_is_named_and_moves_to_another()
    {
        string vm = await MovableAsync("mover");
        string[] hosts = (await Pool.OkAsync("host-list", "--minimal")).Values;
        string name = await Pool.GetAsync("host", hosts[1], "name-label");
        await Pool.OkAsync("vm-start", $"uuid={vm}", $"on={name}");
        (await Pool.GetAsync("vm", vm, "resident-on")).Should().Be(hosts[1]);
        await Pool.OkAsync("vm-migrate", $"uuid={vm}", $"host-uuid={hosts[0]}", "--live");
        (await Pool.GetAsync("vm", vm, "resident-on")).Should().Be(hosts[0]);
        (await Pool.RunAsync("vm-migrate", $"uuid={vm}", "host=nowhere")).Errors.Should().Contain("nowhere");
        (await Pool.RunAsync("vm-migrate", $"uuid={vm}")).Errors.Should().StartWith("Error: ");
    }

    [Fact, Trait("Obligation", "XE-81")]
    public async Task A_power_state_is_reset_only_by_force()
    {
        string vm = await Pool.InstallAsync("reset");
        await Pool.OkAsync("vm-start", $"uuid={vm}");
        await Pool.OkAsync("vm-suspend", $"uuid={vm}");
        (await Pool.RunAsync("vm-reset-powerstate", $"uuid={vm}")).Errors.Should().Contain("--force");
        (await Pool.GetAsync("vm", vm, "power-state")).Should().Be("suspended");
        await Pool.OkAsync("vm-reset-powerstate", $"uuid={vm}", "--force");
        (await Pool.GetAsync("vm", vm, "power-state")).Should().Be("halted");
    }

    [Fact, Trait("Obligation", "XE-82")]
    public async Task Copies_print_their_uuid_and_carry_name_and_description()
    {
        string vm = await Pool.InstallAsync("original");
        foreach (string verb in new[] { "vm-clone", "vm-copy", "vm-snapshot" })
        {
            string copy = await Pool.ValueAsync(
                verb, $"uuid={vm}", $"new-name-label={verb}", "new-name-description=a copy");
            (await Pool.GetAsync("vm", copy, "name-label")).Should().Be(verb);
            (await Pool.GetAsync("vm", copy, "name-description")).Should().Be("a copy");
        }
    }

    [Fact, Trait("Obligation", "XE-83")]
    public async Task Snapshots_are_reverted_to_made_templates_and_removed()
    {
        string vm = await Pool.InstallAsync("snapped");
        string snapshot = await Pool.ValueAsync("vm-snapshot", $"uuid={vm}", "new-name-label=s");
        (await Pool.GetAsync("snapshot", snapshot, "snapshot-of")).Should().Be(vm);
        await Pool.OkAsync("vm-param-set", $"uuid={vm}", "name-label=changed");
        await Pool.OkAsync("snapshot-revert", $"snapshot-uuid={snapshot}");
        (await Pool.GetAsync("vm", vm, "power-state")).Should().Be("halted");
        string template = await Pool.ValueAsync("snapshot-clone", $"uuid={snapshot}", "new-name-label=t");
        (await Pool.OkAsync("template-list", "--minimal")).Values.Should().Contain(template);
        string copy = await Pool.ValueAsync("snapshot-copy", $"uuid={snapshot}", "new-name-label=u");
        await Pool.OkAsync("template-uninstall", $"template-uuid={copy}", "--force");
        await Pool.OkAsync("snapshot-disk-list", $"uuid={snapshot}");
        await Pool.OkAsync("snapshot-uninstall", $"uuid={snapshot}", "force=true");
        string second = await Pool.ValueAsync("vm-snapshot", $"uuid={vm}", "new-name-label=s");
        await Pool.OkAsync("snapshot-destroy", $"uuid={second}");
        (await Pool.OkAsync("snapshot-list", $"snapshot-of={vm}", "--minimal")).Value.Should().BeEmpty();
        await Pool.OkAsync("vm-start", $"uuid={vm}");
        string whole = await Pool.ValueAsync("vm-checkpoint", $"uuid={vm}", "new-name-label=c");
        (await Pool.GetAsync("snapshot", whole, "power-state")).Should().Be("suspended");
        (await Pool.RunAsync("snapshot-reset-powerstate", $"uuid={whole}", "--force")).Errors
            .Should().StartWith("VM_IS_SNAPSHOT(", "the client tells of errors that have no words");
    }

    [Fact, Trait("Obligation", "XE-84")]
    public async Task Installing_makes_the_disks_that_the_template_describes_where_they_are_wanted()
    {
        string sr = (await Pool.OkAsync("sr-list", "type=ext", "--minimal")).Values[0];
        string template = await TemplateWithDisksAsync();
        string vm = await Pool.ValueAsync(
            "vm-install", $"template-uuid={template}", "new-name-label=installed", $"sr-uuid={sr}");
        string vbds = await Pool.ValueAsync("vbd-list", $"vm-uuid={vm}", "type=Disk", "params=vdi-uuid", "--minimal");
        vbds.Should().NotBeEmpty();
        foreach (string vdi in vbds.Split(','))
        {
            (await Pool.GetAsync("vdi", vdi, "sr-uuid")).Should().Be(sr);
        }
        (await Pool.GetAsync("vm", vm, "is-a-template")).Should().Be("false");
        (await Pool.RunAsync("vm-install", "new-name-label=x")).Errors.Should().Contain("template");
        (await Pool.RunAsync("vm-install", "new-name-label=x", "template=none")).Errors.Should().Contain("none");
    }

    [Fact, Trait("Obligation", "XE-85")]
    public async Task Uninstalling_asks_first_and_takes_the_disks_that_are_the_machines_own()
    {
        string vm = await MachineWithDiskAsync("doomed");
        string vdi = await Pool.ValueAsync("vbd-list", $"vm-uuid={vm}", "type=Disk", "params=vdi-uuid", "--minimal");
        Pool.Answers.Enqueue("no");
        Said refused = await Pool.OkAsync("vm-uninstall", $"uuid={vm}");
        refused.Out.Should().Contain(vm).And.Contain(vdi);
        (await Pool.GetAsync("vm", vm, "power-state")).Should().Be("halted");
        Pool.Answers.Enqueue("yes");
        await Pool.OkAsync("vm-uninstall", $"uuid={vm}");
        (await Pool.OkAsync("vm-list", $"uuid={vm}", "--minimal")).Value.Should().BeEmpty();
        (await Pool.OkAsync("vdi-list", $"uuid={vdi}", "--minimal")).Value.Should().BeEmpty();
        string kept = await MachineWithDiskAsync("kept");
        string disk = await Pool.ValueAsync("vbd-list", $"vm-uuid={kept}", "type=Disk", "params=vdi-uuid", "--minimal");
        await Pool.OkAsync("vm-destroy", $"uuid={kept}");
        (await Pool.OkAsync("vdi-list", $"uuid={disk}", "--minimal")).Value.Should().Be(disk);
    }

    [Fact, Trait("Obligation", "XE-86")]
    public async Task Disks_and_discs_are_added_listed_and_removed()
    {
        string vm = await MachineWithDiskAsync("equipped");
        Said list = await Pool.OkAsync("vm-disk-list", $"uuid={vm}");
        list.Out.Should().StartWith("Disk 0 VBD:\nuuid ( RO) ").And.Contain("Disk 0 VDI:\nuuid ( RO) ");
        await Pool.OkAsync("vm-disk-remove", $"uuid={vm}", "device=5");
        (await Pool.OkAsync("vm-disk-list", $"uuid={vm}")).Out.Should().BeEmpty();
        string disc = (await Pool.OkAsync("cd-list", "params=name-label", "--minimal")).Values[0];
        disc.Should().NotBeEmpty();
        foreach (string drive in (await Pool.OkAsync("vbd-list", $"vm-uuid={vm}", "type=CD", "--minimal")).Values)
        {
            await (drive.Length > 0 ? Pool.OkAsync("vbd-destroy", $"uuid={drive}") : Task.CompletedTask);
        }
        await Pool.OkAsync("vm-cd-add", $"uuid={vm}", $"cd-name={disc}", "device=3");
        await Pool.OkAsync("vm-cd-eject", $"uuid={vm}");
        await Pool.OkAsync("vm-cd-insert", $"uuid={vm}", $"cd-name={disc}");
        (await Pool.OkAsync("vm-cd-list", $"uuid={vm}")).Out.Should().StartWith("CD 0 VBD:\n").And.Contain(disc);
        await Pool.OkAsync("vm-cd-remove", $"uuid={vm}", $"cd-name={disc}");
        (await Pool.OkAsync("vm-cd-list", $"uuid={vm}")).Out.Should().BeEmpty();
        (await Pool.RunAsync("vm-cd-eject", $"uuid={vm}")).Errors.Should().StartWith("Error: ");
    }

    [Fact, Trait("Obligation", "XE-87")]
    public async Task Single_devices_are_made_plugged_unplugged_and_destroyed()
    {
        string vm = await Pool.InstallAsync("devices");
        string network = (await Pool.OkAsync("network-list", "--minimal")).Values[0];
        string vif = await Pool.ValueAsync(
            "vif-create", $"vm-uuid={vm}", $"network-uuid={network}", "device=0", "mac=random");
        (await Pool.GetAsync("vif", vif, "MAC")).Should().MatchRegex("^([0-9a-f]{2}:){5}[0-9a-f]{2}$");
        await Pool.OkAsync("vif-param-set", $"uuid={vif}", "other-config:ethtool-tx=on");
        (await Pool.ValueAsync("vif-param-get", $"uuid={vif}", "param-name=other-config", "param-key=ethtool-tx"))
            .Should().Be("on");
        string vdi = await DiskAsync();
        string vbd = await Pool.ValueAsync(
            "vbd-create", $"vm-uuid={vm}", $"vdi-uuid={vdi}", "device=7", "type=disk", "mode=rw");
        (await Pool.GetAsync("vbd", vbd, "type")).Should().Be("Disk");
        (await Pool.GetAsync("vbd", vbd, "mode")).Should().Be("RW");
        await Pool.OkAsync("vm-start", $"uuid={vm}");
        await Pool.OkAsync("vbd-unplug", $"uuid={vbd}", "timeout=1");
        await Pool.OkAsync("vbd-plug", $"uuid={vbd}");
        (await Pool.GetAsync("vbd", vbd, "currently-attached")).Should().Be("true");
        await Pool.OkAsync("vif-unplug", $"uuid={vif}");
        await Pool.OkAsync("vif-plug", $"uuid={vif}");
        await Pool.OkAsync("vm-vif-list", $"uuid={vm}");
        await Pool.OkAsync("vif-move", $"uuid={vif}", $"network-uuid={network}");
        await Pool.OkAsync("vif-configure-ipv4", $"uuid={vif}", "mode=static", "address=192.0.2.2/24");
        await Pool.OkAsync("vif-configure-ipv6", $"uuid={vif}", "mode=none");
        await Pool.OkAsync("vm-shutdown", $"uuid={vm}", "--force");
        await Pool.OkAsync("vif-destroy", $"uuid={vif}");
        await Pool.OkAsync("vbd-destroy", $"uuid={vbd}");
        string drive = await Pool.ValueAsync("vbd-create", $"vm-uuid={vm}", "device=9", "type=CD");
        (await Pool.GetAsync("vbd", drive, "empty")).Should().Be("true");
        string disc = (await Pool.OkAsync("cd-list", "--minimal")).Values[0];
        await Pool.OkAsync("vbd-insert", $"uuid={drive}", $"vdi-uuid={disc}");
        await Pool.OkAsync("vbd-eject", $"uuid={drive}");
        (await Pool.RunAsync("vbd-create", $"vm-uuid={vm}", "device=1", "type=tape")).Errors
            .Should().Contain("type").And.Contain("Disk");
    }

    [Fact, Trait("Obligation", "XE-88")]
    public async Task Memory_and_processors_are_set_with_units()
    {
        string vm = await Pool.InstallAsync("sized");
        await Pool.OkAsync(
            "vm-memory-limits-set", $"uuid={vm}", "static-min=512MiB", "static-max=4GiB", "dynamic-min=1GiB",
            "dynamic-max=2GiB");
        (await Pool.GetAsync("vm", vm, "memory-dynamic-max")).Should().Be("2147483648");
        await Pool.OkAsync("vm-memory-dynamic-range-set", $"uuid={vm}", "min=1GiB", "max=3GiB");
        (await Pool.GetAsync("vm", vm, "memory-dynamic-max")).Should().Be("3221225472");
        await Pool.OkAsync("vm-memory-static-range-set", $"uuid={vm}", "min=256MiB", "max=4GiB");
        (await Pool.GetAsync("vm", vm, "memory-static-min")).Should().Be("268435456");
        await Pool.OkAsync("vm-memory-target-set", $"uuid={vm}", "target=2GiB");
        (await Pool.GetAsync("vm", vm, "memory-dynamic-min")).Should().Be("2147483648");
        await Pool.OkAsync("vm-memory-set", $"uuid={vm}", "memory=1GiB");
        (await Pool.GetAsync("vm", vm, "memory-static-max")).Should().Be("1073741824");
        Number(await Pool.ValueAsync("vm-compute-memory-overhead", $"uuid={vm}")).Should().BePositive();
        Number(await Pool.ValueAsync("vm-compute-maximum-memory", $"uuid={vm}", "total=8GiB"))
            .Should().BeInRange(1L << 30, 8L << 30);
        await Pool.OkAsync("vm-param-set", $"uuid={vm}", "VCPUs-max=4", "VCPUs-at-startup=1");
        await Pool.OkAsync("vm-start", $"uuid={vm}");
        await Pool.OkAsync("vm-vcpu-hotplug", $"uuid={vm}", "new-vcpus=2");
        (await Pool.GetAsync("vm", vm, "VCPUs-number")).Should().Be("2");
        (await Pool.RunAsync("vm-memory-set", $"uuid={vm}", "memory=-1")).Errors
            .Should().StartWith("Error: ").And.Contain("memory");
    }

    [Fact, Trait("Obligation", "XE-89")]
    public async Task What_is_measured_of_machines_is_listed_and_asked_for()
    {
        string vm = await Pool.InstallAsync("measured");
        await Pool.OkAsync("vm-start", $"uuid={vm}");
        string[] sources = (await Pool.OkAsync("vm-data-source-list", $"uuid={vm}", "--minimal")).Values;
        sources.Should().Contain("cpu0");
        (await Pool.ValueAsync("vm-data-source-query", $"uuid={vm}", "data-source=cpu0"))
            .Should().MatchRegex(@"^-?\d+\.\d{6}$|^NaN$");
        (await Pool.OkAsync("vm-data-source-list", $"uuid={vm}")).Out.Should().Contain("name_label");
        await Pool.OkAsync("vm-data-source-record", $"uuid={vm}", "data-source=cpu0");
        await Pool.OkAsync("vm-data-source-forget", $"uuid={vm}", "data-source=cpu0");
        string host = (await Pool.OkAsync("host-list", "--minimal")).Values[0];
        (await Pool.OkAsync("host-data-source-list", $"uuid={host}", "--minimal")).Values.Should().NotBeEmpty();
    }

    [Fact, Trait("Obligation", "XE-90")]
    public async Task Exports_have_the_client_fetch_and_tell_of_success_when_the_task_ends()
    {
        string vm = await Pool.InstallAsync("exported");
        Pool.Transfer = async command =>
        {
            var get = (ThinCommand.HttpGet)command;
            get.File.Should().Be("/tmp/x.xva");
            get.Url.Should().StartWith("/export?session_id=OpaqueRef").And.Contain("&use_compression=false");
            await EndTaskAsync(get.Url, "");
            return true;
        };
        (await Pool.OkAsync("vm-export", $"uuid={vm}", "filename=/tmp/x.xva")).Out.Should().Be("Export succeeded\n");
        (await Pool.OkAsync("vm-export", $"uuid={vm}", "filename=/tmp/x.xva", "--minimal")).Out.Should().BeEmpty();
        Pool.Transfer = _ => Task.FromResult(false);
        Said failed = await Pool.RunAsync("vm-export", $"uuid={vm}", "filename=/tmp/x.xva");
        failed.Code.Should().Be(1);
        failed.Errors.Should().StartWith("Error: ");
        (await Pool.OkAsync("task-list", "--minimal")).Value.Should().BeEmpty("tasks are cleared away");
    }

    [Fact, Trait("Obligation", "XE-91")]
    public async Task Imports_have_the_client_upload_and_print_the_uuids_of_what_came()
    {
        string vm = await Pool.InstallAsync("imported");
        string reference = Pool.Model.View.All(VMRecord.ClassInfo)
            .Single(version => ((VMRecord)version.Record!).Uuid == vm).Slot.Reference.ToString();
        Pool.Transfer = async command =>
        {
            var put = (ThinCommand.HttpPut)command;
            put.Url.Should().StartWith("/import?").And.Contain("&sr_id=OpaqueRef").And.Contain("restore=true");
            await EndTaskAsync(
                put.Url, $"<value><array><data><value>{reference}</value></data></array></value>");
            return true;
        };
        (await Pool.OkAsync("vm-import", "filename=/tmp/x.xva", "--preserve")).Value.Should().Be(vm);
        Pool.Transfer = _ => Task.FromResult(false);
    }

    [Fact, Trait("Obligation", "XE-92")]
    public async Task The_text_console_is_tied_to_the_terminal()
    {
        string vm = await Pool.InstallAsync("talking");
        (await Pool.RunAsync("console", $"uuid={vm}")).Errors.Should().StartWith("Error: ");
        await Pool.OkAsync("vm-start", $"uuid={vm}");
        string? url = null;
        Pool.Transfer = command =>
        {
            url = ((ThinCommand.HttpConnect)command).Url;
            return Task.FromResult(true);
        };
        await Pool.OkAsync("console", $"uuid={vm}");
        url.Should().StartWith("/console?uuid=");
        Pool.Transfer = _ => Task.FromResult(false);
    }

    [Theory, Trait("Obligation", "XE-93")]
    [InlineData("vm-crashdump-list")]
    [InlineData("diagnostic-vm-status")]
    [InlineData("vm-get-possible-hosts")]
    public async Task Facts_about_machines_are_shown(string verb)
    {
        string vm = await MachineWithDiskAsync("known");
        await Pool.OkAsync("vm-start", $"uuid={vm}");
        (await Pool.OkAsync(verb, $"uuid={vm}")).Errors.Should().BeEmpty();
        (await Pool.RunAsync("vm-query-services", $"uuid={vm}")).Errors.Should().Contain("system domains");
        await Pool.OkAsync("vm-uninstall", $"uuid={vm}", "--force");
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private async Task EndTaskAsync(string url, string result)
    {
        string task = Uri.UnescapeDataString(url.Split("task_id=")[1].Split('&')[0]);
        string uuid = await Pool.ValueAsync("task-list", "--minimal");
        uuid.Should().NotBeEmpty();
        var api = new XenApiClient(Pool.Server, new XenApiPeer { Address = "192.0.2.1" });
        await api.LoginAsync("root", TestPool.Password, "tests");
        await api.CallAsync("task.set_progress", WireValue.Of(task), WireValue.Of(0.0));
        await api.CallAsync("task.set_result", WireValue.Of(task), WireValue.Of(result));
        await api.CallAsync("task.set_status", WireValue.Of(task), WireValue.Of("success"));
        await api.LogoutAsync();
    }

    private async Task<string> DiskAsync()
    {
        string sr = (await Pool.OkAsync("sr-list", "type=ext", "--minimal")).Values[0];
        return await Pool.ValueAsync("vdi-create", $"sr-uuid={sr}", "name-label=disk", "virtual-size=8MiB");
    }

    private async Task<string> MachineWithDiskAsync(string name)
    {
        string vm = await Pool.InstallAsync(name);
        string sr = (await Pool.OkAsync("sr-list", "type=ext", "--minimal")).Values[0];
        foreach (string vbd in (await Pool.OkAsync("vbd-list", $"vm-uuid={vm}", "type=Disk", "--minimal")).Values)
        {
            await (vbd.Length > 0 ? Pool.OkAsync("vbd-destroy", $"uuid={vbd}") : Task.CompletedTask);
        }
        await Pool.OkAsync("vm-disk-add", $"uuid={vm}", "disk-size=16MiB", "device=5", $"sr-uuid={sr}");
        return vm;
    }

    /// <summary>A machine whose disks every host reaches.</summary>
    private async Task<string> MovableAsync(string name)
    {
        string vm = await Pool.InstallAsync(name);
        foreach (string vbd in (await Pool.OkAsync("vbd-list", $"vm-uuid={vm}", "--minimal")).Values)
        {
            await (vbd.Length > 0 ? Pool.OkAsync("vbd-destroy", $"uuid={vbd}") : Task.CompletedTask);
        }
        return vm;
    }

    private async Task<string> TemplateWithDisksAsync()
    {
        foreach (string template in (await Pool.OkAsync("template-list", "--minimal")).Values)
        {
            Said disks = await Pool.RunAsync(
                "template-param-get", $"uuid={template}", "param-name=other-config", "param-key=disks");
            if (disks.Code == 0 && disks.Out.Contains("<disk", StringComparison.Ordinal))
            {
                return template;
            }
        }
        throw new InvalidOperationException("no template describes disks");
    }
}
