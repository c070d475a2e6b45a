using System.Text.Json;
using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Cli.Tests.XenLog;

public sealed class ReadingTests
{
    [Fact]
    public async Task Info_tells_how_far_the_log_reaches()
    {
        (DataFolder folder, _) = await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        JsonElement info = folder.Run("info", "--json").Ok().Json().Single();
        info.GetProperty("tail").GetInt64().Should().Be(folder.Tail.Value);
        info.GetProperty("horizon").GetInt64().Should().Be(0);
        info.GetProperty("commits").GetInt64().Should().Be(3);
        folder.Run("info").Ok().Out.Should().Contain("commits               3");
    }

    [Fact]
    public async Task Reading_beside_the_writer_changes_nothing_in_the_folder()
    {
        (DataFolder folder, Ref<NetworkRecord> network) = await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        byte[][] before = Bytes();
        folder.Run("info").Ok();
        folder.Run("verify").Ok();
        folder.Run("show", "network", network.ToString()).Ok();
        Bytes().Should().BeEquivalentTo(before, options => options.WithStrictOrdering());

        byte[][] Bytes() => [.. Directory.GetFiles(folder.LogPath, "*.segment").Order().Select(ReadShared)];
    }

    [Fact]
    public async Task Dump_prints_every_commit_as_text_and_as_json_lines()
    {
        (DataFolder folder, Ref<NetworkRecord> network) = await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        JsonElement[] commits = folder.Run("dump", "--json").Ok().Json();
        commits.Should().HaveCount(3);
        commits[2].GetProperty("user").GetString().Should().Be("bob");
        JsonElement changed = commits[2].GetProperty("events")[0];
        changed.GetProperty("id").GetInt64().Should().Be(3);
        changed.GetProperty("ref").GetString().Should().Be(network.ToString());
        changed.GetProperty("fields").GetProperty("name_label").GetString().Should().Be("three");
        folder.Run("dump", "--from", "2", "--to", "2").Ok().Out.Should()
            .Contain("name_label=\"two\"").And.NotContain("three").And.NotContain("one");
        string time = commits[2].GetProperty("time").GetString()!;
        folder.Run("dump", "--from", time, "--json").Ok().Json().Should().ContainSingle();
    }

    [Fact]
    public async Task Show_finds_an_object_by_uuid_or_reference_at_an_event_or_time()
    {
        (DataFolder folder, Ref<NetworkRecord> network) = await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        folder.Run("show", "network", "the-uuid").Ok().Out.Should().Contain("name_label = \"three\"");
        folder.Run("show", "NETWORK", network.ToString(), "--at", "1").Ok().Out
            .Should().Contain("name_label = \"one\"");
        JsonElement second = folder.Run("dump", "--from", "2", "--to", "2", "--json").Json()[0];
        string time = second.GetProperty("time").GetString()!;
        JsonElement then = folder.Run("show", "network", "the-uuid", "--at", time, "--json").Ok().Json().Single();
        then.GetProperty("fields").GetProperty("name_label").GetString().Should().Be("two");
        then.GetProperty("changedBy").GetInt64().Should().Be(2);
        folder.Run("show", "network", "the-uuid", "--at", "0").ExitCode.Should().Be(1);
    }

    [Fact]
    public async Task History_tells_values_before_and_after_also_of_an_object_that_is_gone()
    {
        (DataFolder folder, Ref<NetworkRecord> network) = await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        await folder.DoAsync(new Calls.Observe([new Calls.Fact(network, null)]));
        JsonElement[] changes = folder.Run("history", "network", "the-uuid", "--json").Ok().Json();
        changes.Select(change => change.GetProperty("event").GetString()).Should().Equal("add", "mod", "mod", "del");
        JsonElement label = changes[1].GetProperty("fields").GetProperty("name_label");
        label.GetProperty("before").GetString().Should().Be("one");
        label.GetProperty("after").GetString().Should().Be("two");
        changes[1].GetProperty("origin").GetString().Should().Be("10.0.0.1");
        folder.Run("history", "network", network.ToString()).Ok().Out
            .Should().Contain("name_label: \"two\" -> \"three\"");
        folder.Run("history", "network", "no-such-uuid").ExitCode.Should().Be(1);
    }

    [Fact]
    public async Task Diff_tells_what_came_and_what_changed()
    {
        (DataFolder folder, _) = await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        folder.Run("diff", "0", "tail").Ok().Out.Should().StartWith("add network").And.Contain("\"three\"");
        folder.Run("diff", "1", "3").Ok().Out.Should().Contain("name_label: \"one\" -> \"three\"");
        folder.Run("diff", "1", "3", "--json").Ok().Json().Single().GetProperty("event").GetString().Should().Be("mod");
        folder.Run("diff", "3", "1").ExitCode.Should().Be(2);
    }

    [Fact]
    public async Task Audit_tells_who_called_what_with_which_arguments()
    {
        (DataFolder folder, Ref<NetworkRecord> network) = await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        JsonElement call = folder.Run("audit", "--user", "ada", "--json").Ok().Json().Single();
        call.GetProperty("method").GetString().Should().Be("network.set_name_label");
        call.GetProperty("arguments")[1].GetString().Should().Be("two");
        call.GetProperty("events")[0].GetProperty("id").GetInt64().Should().Be(2);
        folder.Run("audit", "--method", "*.set_*", "--json").Json().Should().HaveCount(2);
        folder.Run("audit", "--object", "the-uuid", "--class", "network", "--json").Json().Should().HaveCount(3);
        folder.Run("audit", "--outcome", "refused", "--method", "network.*", "--json").Json().Should().BeEmpty();
        folder.Run("audit", "--object", network.ToString()).Ok().Out.Should().Contain("arguments: ");
        folder.Run("audit", "--object", "the-uuid").ExitCode.Should().Be(2);
    }

    [Fact]
    public async Task Replay_tells_what_is_there_and_each_change_on_the_way()
    {
        (DataFolder folder, _) = await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        folder.Run("replay", "--to", "2").Ok().Out.Should().Be("event 2: 1 objects\n  network 1\n");
        string steps = folder.Run("replay", "--to", "3", "--step").Ok().Out;
        steps.Should().Contain("name_label: \"one\" -> \"two\"").And.Contain("name_label: \"two\" -> \"three\"");
    }

    [Fact]
    public async Task Shadow_decides_the_calls_of_clients_once_more()
    {
        (DataFolder folder, _) = await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        folder.Run("shadow").Ok().Out.Should().Contain("decided the same: 2").And.Contain("decided otherwise: 0");
        JsonElement summary = folder.Run("shadow", "--json").Ok().Json().Single();
        summary.GetProperty("same").GetInt64().Should().Be(2);
        summary.GetProperty("notDecided").GetProperty("a call of the server itself").GetInt64().Should().Be(1);
    }

    [Fact]
    public async Task Secrets_are_shown_masked()
    {
        await using DataFolder folder = await DataFolder.OpenAsync();
        var secret = new ObjectRef(Guid.NewGuid());
        var pbd = new ObjectRef(Guid.NewGuid());
        await folder.DoAsync(new Calls.Observe(
        [
            new Calls.Fact(secret, new SecretRecord { Uuid = "s", Value = "hunter2" }),
            new Calls.Fact(pbd, new PBDRecord
            {
                DeviceConfig = XenMap<string, string>.Empty.With("cifspassword", "hunter2"),
            }),
        ]));
        foreach (string[] command in (string[][])
            [["dump"], ["dump", "--json"], ["show", "secret", "s"], ["history", "secret", "s", "--json"],
             ["show", "PBD", pbd.ToString()], ["diff", "0", "tail", "--json"], ["replay", "--step"]])
        {
            folder.Run(command).Ok().Out.Should().NotContain("hunter2").And.NotBeEmpty();
        }
    }

    private static byte[] ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
