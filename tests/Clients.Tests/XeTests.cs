using System.Runtime.Versioning;
using Xen.Model.Harness;

namespace Xen.Model.Clients.Tests;

/// <summary>
/// The command line against a real daemon: our own client, a client in another language that shares no line with it,
/// and the example script of the SDK guide.
/// </summary>
[UnsupportedOSPlatform("windows")]
[Collection(ClientsCollection.Name)]
public sealed class XeTests(DaemonFixture fixture) : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("xe-").FullName;
    private RpcClient _client = null!;

    public async Task InitializeAsync()
    {
        _client = await RpcClient.LoginAsync(fixture.Daemon);
        await File.WriteAllTextAsync(
            Path.Combine(_folder, ".xe"),
            $"server={fixture.Daemon.Https.Host}\nusername={fixture.Daemon.User}\n"
            + $"password={fixture.Daemon.Password}\n");
        string script = Path.Combine(_folder, "xe");
        await File.WriteAllTextAsync(script, $"#!/bin/bash\nexec dotnet {DaemonFiles.CommandLine} \"$@\"\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    public Task DisposeAsync()
    {
        _client.Dispose();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact, Trait("Obligation", "XE-120")]
    public async Task The_example_script_of_the_guide_clones_a_running_machine_and_starts_both()
    {
        string vm = await _client.InstallAsync("to be cloned");
        await _client.CallAsync("VM.start", vm, false, false);
        string uuid = await _client.CallTextAsync("VM.get_uuid", vm);

        ClientOutcome outcome = await BashAsync($"'{Script("clone-vms")}' {uuid}");

        outcome.ShouldHaveSucceeded();
        (await _client.PowerStateAsync(vm)).Should().Be("Running");
        ClientOutcome clones = await BashAsync("$XE vm-list name-label=cloned_vm params=power-state --minimal");
        clones.Output.Should().Be("running\n");
        (await BashAsync($"'{Script("clone-vms")}' {Guid.NewGuid()}")).ExitCode.Should().Be(2);
        (await BashAsync("$XE vm-uninstall name-label=cloned_vm --force")).ShouldHaveSucceeded();
        (await BashAsync($"$XE vm-uninstall uuid={uuid} --force")).ShouldHaveSucceeded();
    }

    [Fact, Trait("Obligation", "XE-121")]
    public async Task Both_clients_print_the_same_over_TLS_and_without()
    {
        ClientOutcome ours = await BashAsync("$XE template-list");
        ClientOutcome theirs = await PythonAsync(fixture.Daemon.Https, "template-list");
        ClientOutcome plain = await PythonAsync(fixture.Daemon.Http, "template-list");

        ours.ShouldHaveSucceeded();
        ours.Output.Should().NotBeEmpty();
        theirs.Output.Should().Be(ours.Output);
        plain.Output.Should().Be(ours.Output);
    }

    [Fact, Trait("Obligation", "XE-121")]
    public async Task Both_clients_exit_with_the_servers_code_and_tell_errors_apart()
    {
        ClientOutcome ours = await BashAsync("$XE vm-start uuid=none");
        ClientOutcome theirs = await PythonAsync(fixture.Daemon.Https, "vm-start", "uuid=none");
        ours.ExitCode.Should().Be(1);
        theirs.ExitCode.Should().Be(1);
        theirs.Errors.Should().Be(ours.Errors).And.StartWith("Error: ");
        theirs.Output.Should().BeEmpty();
    }

    [Fact, Trait("Obligation", "XE-121")]
    public async Task A_client_of_another_language_is_asked_and_answers()
    {
        string vm = await _client.InstallAsync("asked about");
        string uuid = await _client.CallTextAsync("VM.get_uuid", vm);
        (await PythonAsync(fixture.Daemon.Https, "vm-uninstall", $"uuid={uuid}")).ShouldHaveSucceeded();
        (await BashAsync($"$XE vm-list uuid={uuid} --minimal")).Output.Should().Be("\n");
    }

    [Fact, Trait("Obligation", "XE-122")]
    public async Task Files_are_fetched_into_new_files_only()
    {
        string file = Path.Combine(_folder, "audit");
        (await BashAsync($"$XE audit-log-get filename={file}")).ShouldHaveSucceeded();
        (await File.ReadAllTextAsync(file)).Should().Contain("task.create");
        File.GetUnixFileMode(file).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        ClientOutcome again = await BashAsync($"$XE audit-log-get filename={file}");
        again.ExitCode.Should().Be(1);
        (await BashAsync("$XE audit-log-get filename=")).Output.Should().Contain("task.create");
        string other = Path.Combine(_folder, "other");
        (await PythonAsync(fixture.Daemon.Http, "audit-log-get", $"filename={other}")).ShouldHaveSucceeded();
        File.Exists(other).Should().BeTrue();
    }

    [Fact, Trait("Obligation", "XE-124")]
    public async Task Machines_go_out_to_files_and_come_back_from_files_and_pipes()
    {
        string vm = await _client.InstallAsync("travels");
        string uuid = await _client.CallTextAsync("VM.get_uuid", vm);
        string file = Path.Combine(_folder, "vm.xva");
        ClientOutcome export = await BashAsync($"$XE vm-export uuid={uuid} filename={file}");
        export.ShouldHaveSucceeded();
        export.Output.Should().Be("Export succeeded\n");
        ClientOutcome[] imports =
        [
            await BashAsync($"$XE vm-import filename={file}"),
            await BashAsync($"cat {file} | $XE vm-import filename=/dev/stdin"),
            await BashAsync($"$XE vm-export uuid={uuid} filename= compress=gzip | $XE vm-import filename=/dev/stdin"),
            await PythonAsync(fixture.Daemon.Https, "vm-import", $"filename={file}"),
        ];
        foreach (ClientOutcome import in imports)
        {
            import.ShouldHaveSucceeded();
            string came = import.Output.Trim();
            (await BashAsync($"$XE vm-list uuid={came} params=name-label --minimal")).Output.Should().Be("travels\n");
            (await BashAsync($"$XE vm-uninstall uuid={came} --force")).ShouldHaveSucceeded();
        }
        (await BashAsync($"$XE vm-import filename={file}.none")).ExitCode.Should().Be(1);
        await BashAsync($"$XE vm-uninstall uuid={uuid} --force");
    }

    [Fact, Trait("Obligation", "XE-125")]
    public async Task The_folder_of_an_old_export_is_packed_on_its_way()
    {
        string folder = Path.Combine(_folder, "old");
        Directory.CreateDirectory(Path.Combine(folder, "sda"));
        await File.WriteAllTextAsync(Path.Combine(folder, "ova.xml"), """
            <appliance version="0.1">
              <vm name="n1"><label>web</label><shortdesc>front end</shortdesc>
                <config mem_set="134217728" vcpus="2"/>
                <hacks is_hvm="false" kernel_boot_cmdline="root=/dev/sda1"/>
                <vbd device="sda" function="root" mode="w" vdi="d0"/></vm>
              <vdi name="d0" size="2097152" source="file://sda" type="dir-gzipped-chunks" variety="system"/>
            </appliance>
            """);
        (await BashAsync($"head -c 2097152 /dev/urandom > {folder}/raw; "
            + $"gzip -c {folder}/raw > {folder}/sda/chunk-000000000.gz")).ShouldHaveSucceeded();
        ClientOutcome import = await BashAsync($"$XE vm-import filename={folder}");
        import.ShouldHaveSucceeded();
        string vm = import.Output.Trim();
        ClientOutcome same = await BashAsync(
            $"vdi=$($XE vbd-list vm-uuid={vm} type=Disk params=vdi-uuid --minimal); "
            + $"$XE vdi-export uuid=$vdi filename={folder}/out format=raw && cmp {folder}/raw {folder}/out");
        same.ShouldHaveSucceeded();
        (await BashAsync($"$XE vm-uninstall uuid={vm} --force")).ShouldHaveSucceeded();
    }

    [Fact, Trait("Obligation", "XE-126")]
    public async Task What_is_on_a_disk_can_be_replaced_and_read()
    {
        string raw = Path.Combine(_folder, "raw");
        ClientOutcome outcome = await BashAsync(
            $"set -e; head -c 8388608 /dev/urandom > {raw}; "
            + "sr=$($XE sr-list type=ext --minimal | cut -d, -f1); "
            + "vdi=$($XE vdi-create sr-uuid=$sr name-label=d virtual-size=8MiB); "
            + $"$XE vdi-import uuid=$vdi filename={raw} format=raw; "
            + $"$XE vdi-export uuid=$vdi filename={raw}2 format=raw; cmp {raw} {raw}2; "
            + $"$XE vdi-export uuid=$vdi filename={raw}.vhd format=vhd; tail -c 512 {raw}.vhd | head -c 8; "
            + "$XE vdi-destroy uuid=$vdi");
        outcome.ShouldHaveSucceeded();
        outcome.Output.Should().Be("conectix");
    }

    [Fact, Trait("Obligation", "XE-127")]
    public async Task The_text_console_of_a_machine_that_runs_answers_keys()
    {
        string vm = await _client.InstallAsync("talks");
        await _client.CallAsync("VM.start", vm, false, false);
        string uuid = await _client.CallTextAsync("VM.get_uuid", vm);
        ClientOutcome outcome = await BashAsync(
            $"(sleep 1; printf 'help\\r'; sleep 1; printf '\\035') | $XE console uuid={uuid}");
        outcome.ShouldHaveSucceeded();
        outcome.Output.Should().Contain("help");
        await BashAsync($"$XE vm-uninstall uuid={uuid} --force");
    }

    [Fact, Trait("Obligation", "XE-123")]
    public async Task Local_root_needs_no_password()
    {
        ClientOutcome outcome = await new ClientProgram(
            "socat", "/usr/bin/python3", "-c",
            $$"""
            import socket, struct
            s = socket.socket(socket.AF_UNIX); s.connect("{{fixture.UnixSocket}}")
            body = b"host-list\nusername=root\npassword=null\n--minimal\n"
            s.sendall(b"POST /cli HTTP/1.0\r\ncontent-length: %d\r\n\r\n" % len(body) + body)
            s.sendall(b"XenSource thin CLI protocol" + struct.pack("<2i", 0, 2))
            data = b""
            while not data.endswith(bytes.fromhex("0c000000090000000400000000000000")):
                part = s.recv(4096)
                assert part, data
                data += part
            print("ok")
            """).RunAsync(fixture.Daemon, fixture.Daemon.Http);
        outcome.ShouldHaveSucceeded();
        outcome.Output.Should().Be("ok\n");
    }

    [Fact, Trait("Obligation", "XE-131")]
    public async Task Completion_offers_commands_parameters_names_and_uuids()
    {
        string completion = Path.Combine(DaemonFiles.Root, "src", "Cli", "Xe", "completion", "xe.bash");
        async Task<string[]> OfferAsync(string line)
        {
            ClientOutcome outcome = await BashAsync(
                $"source '{completion}'; COMP_LINE='{line}'; COMP_POINT=${{#COMP_LINE}}; "
                + "read -ra COMP_WORDS <<< \"$COMP_LINE\"; COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 )); "
                + "[[ $COMP_LINE == *' ' ]] && COMP_CWORD=$((COMP_CWORD + 1)); _xe; printf '%s\n' \"${COMPREPLY[@]}\"");
            outcome.ShouldHaveSucceeded();
            return outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        (await OfferAsync("xe vm-sta")).Should().Equal("vm-start");
        (await OfferAsync("xe vm-clone new-name-l")).Should().Equal("new-name-label=");
        (await OfferAsync("xe vm-start o")).Should().Equal("on=");
        (await OfferAsync("xe host-param-list uuid=")).Should().ContainSingle().Which.Should().HaveLength(36);
        (await OfferAsync("xe vm-param-add param-name=xenst")).Should().Equal("xenstore-data");
        (await OfferAsync("xe vm-param-set name-la")).Should().Equal("name-label=");
        (await OfferAsync("xe bond-create mode=act")).Should().Equal("active-backup");
        (await OfferAsync("xe vm-install template=Deb")).Should().Contain("Debian Etch 4.0");
    }

    private static string Script(string name) =>
        Path.Combine(DaemonFiles.Root, "tests", "Clients.Tests", "scripts", name);

    private Task<ClientOutcome> BashAsync(string line) =>
        new ClientProgram("bash", "/bin/bash", "-c", line)
            .With("HOME", _folder)
            .With("XE", Path.Combine(_folder, "xe"))
            .With("DOTNET_CLI_HOME", fixture.Scratch)
            .RunAsync(fixture.Daemon, fixture.Daemon.Https);

    private Task<ClientOutcome> PythonAsync(Uri server, params string[] words) =>
        new ClientProgram("thin_cli.py", "/usr/bin/python3", [Script("thin_cli.py"), .. words])
            .RunAsync(fixture.Daemon, server);
}
