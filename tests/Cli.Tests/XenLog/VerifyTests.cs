using System.Text.Json;
using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Cli.Tests.XenLog;

public sealed class VerifyTests
{
    [Fact]
    public async Task A_log_that_is_whole_is_ok_open_and_closed()
    {
        (DataFolder folder, _) = await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        folder.Run("verify").Ok().Out.Should().StartWith("ok: events 1 to 3, 3 commits");
        await folder.CloseAsync();
        JsonElement verdict = folder.Run("verify", "--json").Ok().Json().Single();
        verdict.GetProperty("ok").GetBoolean().Should().BeTrue();
        verdict.GetProperty("tail").GetInt64().Should().Be(3);
    }

    [Fact]
    public async Task A_flipped_bit_is_found()
    {
        (DataFolder folder, _) = await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        await folder.CloseAsync();
        string segment = Directory.GetFiles(folder.LogPath, "*.segment").Order().First();
        byte[] bytes = await File.ReadAllBytesAsync(segment);
        int at = bytes.AsSpan().IndexOf("two"u8);
        bytes[at] ^= 1;
        await File.WriteAllBytesAsync(segment, bytes);
        ToolRun run = folder.Run("verify");
        run.ExitCode.Should().Be(1);
        (run.Out + run.Error).Should().Contain("DAMAGED").And.Contain("the segment had been sealed behind it");
        (await File.ReadAllBytesAsync(segment)).Should().Equal(bytes, "a look mends nothing");
    }

    [Fact]
    public async Task A_flipped_bit_in_a_sealed_segment_is_found_also_behind_a_footer()
    {
        (DataFolder folder, Ref<NetworkRecord> network) =
            await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        for (int number = 0; number < 60; number++)
        {
            await folder.CallAsync("ada", "network.set_name_label", network.ToString(), $"name {number}");
        }
        await folder.CloseAsync();
        string[] segments = [.. Directory.GetFiles(folder.LogPath, "*.segment").Order()];
        segments.Length.Should().BeGreaterThan(2);
        folder.Run("verify").Ok();
        byte[] bytes = await File.ReadAllBytesAsync(segments[0]);
        bytes[bytes.AsSpan().IndexOf("two"u8)] ^= 1;
        await File.WriteAllBytesAsync(segments[0], bytes);
        folder.Run("verify").ExitCode.Should().Be(1);
    }

    [Fact]
    public void A_folder_without_a_log_cannot_be_read()
    {
        string folder = Directory.CreateTempSubdirectory("xenlog-").FullName;
        DataFolder.RunOn(folder, "verify").ExitCode.Should().Be(3);
        Directory.GetFileSystemEntries(folder).Should().BeEmpty("no log is begun there");
        Directory.Delete(folder);
    }

    [Theory]
    [InlineData("verify --no-such-option")]
    [InlineData("no-such-command")]
    [InlineData("show no-such-class x")]
    [InlineData("show VM OpaqueRef:nonsense")]
    [InlineData("dump --from never")]
    [InlineData("replay --to 1000000")]
    public async Task What_cannot_be_understood_is_a_usage_error(string command)
    {
        (DataFolder folder, _) = await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        ToolRun run = folder.Run(command.Split(' '));
        run.ExitCode.Should().Be(2);
        run.Error.Should().StartWith("xenlog: ");
    }

    [Fact]
    public async Task Nothing_is_truncated_without_a_checkpoint_or_beside_a_daemon()
    {
        (DataFolder folder, _) = await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        folder.Run("truncate", "--up-to", "3").ExitCode.Should().Be(3, "somebody else has the log open");
        await folder.CloseAsync();
        ToolRun run = folder.Run("truncate", "--up-to", "3");
        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("there is no checkpoint");
    }
}
