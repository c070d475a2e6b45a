using Xen.Model.Ports;

namespace Xen.Model.Engine.Tests.LogFiles;

/// <summary>What every <see cref="ILogDisk"/> promises, whatever it keeps its files in.</summary>
public abstract class LogDiskContract
{
    /// <summary>An empty disk.</summary>
    protected abstract ILogDisk Create();

    /// <summary>Closes the disk and opens what is left of it.</summary>
    protected abstract ILogDisk Reopen(ILogDisk disk);

    [Fact]
    public void A_new_disk_has_no_files()
    {
        using ILogDisk disk = Create();

        disk.List().Should().BeEmpty();
        disk.Path.Should().NotBeEmpty();
    }

    [Fact]
    public void What_was_written_is_read_back()
    {
        using ILogDisk disk = Create();
        using ILogFile file = disk.Create("one");

        file.Write(0, [1, 2, 3, 4]);
        file.Write(2, [9, 9, 9]);

        file.Name.Should().Be("one");
        file.Length.Should().Be(5);
        Read(file, 0, 5).Should().Equal(1, 2, 9, 9, 9);
        Read(file, 3, 100).Should().Equal(9, 9);
        Read(file, 5, 1).Should().BeEmpty();
        Read(file, 100, 1).Should().BeEmpty();
    }

    [Fact]
    public void What_lies_between_the_end_and_a_write_becomes_zeros()
    {
        using ILogDisk disk = Create();
        using ILogFile file = disk.Create("one");
        file.Write(0, [1]);

        file.Write(5000, [2]);

        byte[] read = Read(file, 0, 6000);
        read.Should().HaveCount(5001);
        read[1..5000].Should().OnlyContain(b => b == 0);
    }

    [Fact]
    public void What_was_cut_off_does_not_come_back_when_the_file_gets_longer_again()
    {
        using ILogDisk disk = Create();
        using ILogFile file = disk.Create("one");
        file.Write(0, [.. Enumerable.Repeat((byte)7, 9000)]);
        file.Flush();

        file.SetLength(10);
        file.Length.Should().Be(10);
        file.SetLength(9000);

        file.Length.Should().Be(9000);
        Read(file, 0, 10).Should().OnlyContain(b => b == 7);
        Read(file, 10, 9000).Should().HaveCount(8990).And.OnlyContain(b => b == 0);
    }

    [Fact]
    public void A_file_can_be_read_by_one_who_opened_it_before_it_was_written()
    {
        using ILogDisk disk = Create();
        using ILogFile writer = disk.Create("one");
        using ILogFile reader = disk.Open("one");

        writer.Write(0, [1, 2]);

        reader.Length.Should().Be(2);
        Read(reader, 0, 2).Should().Equal(1, 2);
    }

    [Fact]
    public void A_name_is_taken_only_once()
    {
        using ILogDisk disk = Create();
        disk.Create("one").Dispose();

        disk.Invoking(d => d.Create("one")).Should().Throw<IOException>();

        disk.List().Should().Equal("one");
    }

    [Fact]
    public void What_is_not_there_cannot_be_opened_or_deleted_or_renamed()
    {
        using ILogDisk disk = Create();

        disk.Invoking(d => d.Open("none")).Should().Throw<FileNotFoundException>();
        disk.Invoking(d => d.Delete("none")).Should().Throw<FileNotFoundException>();
        disk.Invoking(d => d.Rename("none", "other")).Should().Throw<FileNotFoundException>();
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a/b")]
    [InlineData("/a")]
    [InlineData("a\\b")]
    [InlineData("a\0b")]
    public void A_name_that_leads_elsewhere_is_refused(string name)
    {
        using ILogDisk disk = Create();

        disk.Invoking(d => d.Create(name)).Should().Throw<ArgumentException>();
        disk.Invoking(d => d.Open(name)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void A_deleted_file_is_gone_but_for_those_who_have_it_open()
    {
        using ILogDisk disk = Create();
        using ILogFile file = disk.Create("one");
        file.Write(0, [1, 2]);

        disk.Delete("one");
        disk.Create("one").Dispose();

        Read(file, 0, 2).Should().Equal(1, 2);
        using ILogFile other = disk.Open("one");
        other.Length.Should().Be(0);
    }

    [Fact]
    public void A_renamed_file_takes_the_place_of_the_one_that_had_the_name()
    {
        using ILogDisk disk = Create();
        using (ILogFile old = disk.Create("old"))
        using (ILogFile next = disk.Create("next"))
        {
            old.Write(0, [1]);
            next.Write(0, [2, 2]);
        }

        disk.Rename("next", "old");

        disk.List().Should().Equal("old");
        using ILogFile file = disk.Open("old");
        Read(file, 0, 10).Should().Equal(2, 2);
    }

    [Fact]
    public void A_reopened_disk_has_what_was_written()
    {
        ILogDisk disk = Create();
        using (ILogFile file = disk.Create("one"))
        {
            file.Write(0, [1, 2, 3]);
            file.SetLength(2);
            file.Flush();
        }
        disk.Create("two").Dispose();
        disk.SyncNames();

        using ILogDisk reopened = Reopen(disk);

        reopened.List().Should().BeEquivalentTo("one", "two");
        using ILogFile again = reopened.Open("one");
        Read(again, 0, 10).Should().Equal(1, 2);
        again.Write(2, [4]);
        Read(again, 0, 10).Should().Equal(1, 2, 4);
    }

    [Fact]
    public void A_disposed_disk_refuses_every_call()
    {
        ILogDisk disk = Create();
        disk.Create("one").Dispose();
        disk.Dispose();

        disk.Invoking(d => d.List()).Should().Throw<ObjectDisposedException>();
        disk.Invoking(d => d.Create("two")).Should().Throw<ObjectDisposedException>();
        disk.Invoking(d => d.Open("one")).Should().Throw<ObjectDisposedException>();
        disk.Invoking(d => d.Delete("one")).Should().Throw<ObjectDisposedException>();
        disk.Invoking(d => d.Rename("one", "two")).Should().Throw<ObjectDisposedException>();
        disk.Invoking(d => d.SyncNames()).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public void A_disposed_file_refuses_every_call()
    {
        using ILogDisk disk = Create();
        ILogFile file = disk.Create("one");
        file.Dispose();

        file.Invoking(f => f.Read(0, new byte[1])).Should().Throw<ObjectDisposedException>();
        file.Invoking(f => f.Write(0, new byte[1])).Should().Throw<ObjectDisposedException>();
        file.Invoking(f => f.SetLength(1)).Should().Throw<ObjectDisposedException>();
        file.Invoking(f => f.Flush()).Should().Throw<ObjectDisposedException>();
    }

    /// <summary>What a read of so many bytes gives.</summary>
    protected static byte[] Read(ILogFile file, long offset, int count)
    {
        byte[] buffer = new byte[count];
        return buffer[..file.Read(offset, buffer)];
    }
}
