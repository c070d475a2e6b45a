using Xen.Model.Engine.LogFiles;
using Xen.Model.Ports;

namespace Xen.Model.Engine.Tests.LogFiles;

public sealed class FileDiskTests : LogDiskContract, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_owner_is_refused_until_the_first_is_gone()
    {
        using (FileDisk.OpenOwned(_folder.Log))
        {
            Action second = () => FileDisk.OpenOwned(_folder.Log);
            second.Should().Throw<LogLockedException>().Which.Folder.Should().Be(_folder.Log);
        }

        FileDisk.OpenOwned(_folder.Log).Dispose();
    }

    [Fact]
    public void A_reader_beside_the_owner_sees_its_files_and_can_write_nothing()
    {
        using FileDisk owner = FileDisk.OpenOwned(_folder.Log);
        using ILogFile written = owner.Create("one");
        written.Write(0, [1, 2]);

        using FileDisk reader = FileDisk.OpenShared(_folder.Log);

        reader.IsShared.Should().BeTrue();
        reader.List().Should().Equal("one");
        using ILogFile file = reader.Open("one");
        Read(file, 0, 2).Should().Equal(1, 2);
        file.Invoking(f => f.Write(0, [9])).Should().Throw<InvalidOperationException>();
        file.Invoking(f => f.SetLength(0)).Should().Throw<InvalidOperationException>();
        file.Invoking(f => f.Flush()).Should().Throw<InvalidOperationException>();
        reader.Invoking(r => r.Create("two")).Should().Throw<InvalidOperationException>();
        reader.Invoking(r => r.Delete("one")).Should().Throw<InvalidOperationException>();
        reader.Invoking(r => r.Rename("one", "two")).Should().Throw<InvalidOperationException>();
        reader.Invoking(r => r.SyncNames()).Should().Throw<InvalidOperationException>();
        Read(file, 0, 2).Should().Equal(1, 2);
    }

    [Fact]
    public void A_reader_neither_needs_nor_takes_the_lock()
    {
        FileDisk.OpenOwned(_folder.Log).Dispose();
        using FileDisk reader = FileDisk.OpenShared(_folder.Log);

        using FileDisk owner = FileDisk.OpenOwned(_folder.Log);

        owner.IsShared.Should().BeFalse();
    }

    [Fact]
    public void There_is_nothing_to_read_beside_when_there_is_no_folder()
    {
        Action act = () => FileDisk.OpenShared(_folder.Log);

        act.Should().Throw<DirectoryNotFoundException>();
        Directory.Exists(_folder.Log).Should().BeFalse();
    }

    [Fact]
    public void The_lock_is_not_one_of_the_files()
    {
        using FileDisk disk = FileDisk.OpenOwned(_folder.Log);

        disk.Invoking(d => d.Create("lock")).Should().Throw<ArgumentException>();
        disk.Invoking(d => d.Delete("lock")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Nobody_but_the_owner_may_read_the_files()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        using FileDisk disk = FileDisk.OpenOwned(_folder.Log);
        disk.Create("one").Dispose();

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.GetUnixFileMode(_folder.Log).Should().Be(Owner | UnixFileMode.UserExecute);
        File.GetUnixFileMode(Path.Combine(_folder.Log, "one")).Should().Be(Owner);
        File.GetUnixFileMode(Path.Combine(_folder.Log, "lock")).Should().Be(Owner);
    }

    protected override ILogDisk Create() => FileDisk.OpenOwned(_folder.Log);

    protected override ILogDisk Reopen(ILogDisk disk)
    {
        disk.Dispose();
        return FileDisk.OpenOwned(_folder.Log);
    }
}
