using System.Text.Json;
using Xen.Model.Classes;
using Xen.Model.Primitives;

namespace Xen.Model.Cli.Tests.XenLog;

public sealed class BackupTests
{
    [Fact]
    public async Task A_backup_beside_the_writer_opens_verifies_and_restores()
    {
        (DataFolder folder, Ref<NetworkRecord> network) = await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        JsonElement made = folder.Run("backup", folder.InRoot("backup"), "--json").Ok().Json().Single();
        made.GetProperty("tail").GetInt64().Should().Be(3);
        await folder.CallAsync("ada", "network.set_name_label", network.ToString(), "later");
        DataFolder.RunOn(folder.InRoot("backup"), "verify").Ok();
        DataFolder.RunOn("unused", "restore", folder.InRoot("backup"), folder.InRoot("restored")).Ok();
        DataFolder.RunOn(folder.InRoot("restored"), "verify").Ok().Out.Should().StartWith("ok: events 1 to 3");
        DataFolder.RunOn(folder.InRoot("restored"), "show", "network", "the-uuid").Ok().Out.Should().Contain("three");
        string restored = folder.InRoot("restored");
        (await File.ReadAllTextAsync(Path.Combine(restored, "root-password"))).Should().Be("hash of it");
        (await File.ReadAllTextAsync(Path.Combine(restored, "tls", "key.pem"))).Should().Be("a key");
    }

    [Fact]
    public async Task A_backup_under_load_is_a_beginning_of_the_log()
    {
        (DataFolder folder, Ref<NetworkRecord> network) = await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        using var stop = new CancellationTokenSource();
        Task load = Task.Run(async () =>
        {
            for (int number = 0; !stop.IsCancellationRequested; number++)
            {
                await folder.CallAsync("ada", "network.set_name_label", network.ToString(), $"{number}");
            }
        });
        for (int round = 0; round < 5; round++)
        {
            long before = folder.Tail.Value;
            JsonElement made = folder.Run("backup", folder.InRoot($"backup{round}"), "--json").Ok().Json().Single();
            made.GetProperty("tail").GetInt64().Should().BeInRange(before, folder.Tail.Value);
        }
        await stop.CancelAsync();
        await load;
    }

    [Fact]
    public async Task Only_the_owner_can_read_a_backup()
    {
        (DataFolder folder, _) = await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        folder.Run("backup", folder.InRoot("backup")).Ok();
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        foreach (string path in Directory.EnumerateFileSystemEntries(
            folder.InRoot("backup"), "*", SearchOption.AllDirectories).Prepend(folder.InRoot("backup")))
        {
            UnixFileMode mode = OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);
            (mode & Others).Should().Be(UnixFileMode.None, "of {0}", path);
        }
    }

    [Fact]
    public async Task A_backup_that_was_changed_is_not_restored()
    {
        (DataFolder folder, _) = await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        folder.Run("backup", folder.InRoot("backup")).Ok();
        await File.AppendAllTextAsync(Path.Combine(folder.InRoot("backup"), "root-password"), "!");
        ToolRun run = DataFolder.RunOn("unused", "restore", folder.InRoot("backup"), folder.InRoot("restored"));
        run.ExitCode.Should().Be(1);
        run.Error.Should().Contain("root-password");
        Directory.Exists(folder.InRoot("restored")).Should().BeFalse("all is checked before anything is written");
    }

    [Fact]
    public async Task Neither_backup_nor_restore_goes_where_something_is_already()
    {
        (DataFolder folder, _) = await DataFolder.WithNetworkAsync();
        await using DataFolder owned = folder;
        folder.Run("backup", folder.InRoot("backup")).Ok();
        folder.Run("backup", folder.InRoot("backup")).ExitCode.Should().Be(2);
        DataFolder.RunOn("unused", "restore", folder.InRoot("backup"), folder.Path).ExitCode.Should().Be(2);
        DataFolder.RunOn("unused", "restore", folder.InRoot("no-such"), folder.InRoot("x")).ExitCode.Should().Be(3);
    }
}
