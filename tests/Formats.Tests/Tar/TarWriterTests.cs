using System.Text;
using Xen.Model.Formats.Tar;
using BaseLibrary = System.Formats.Tar;

namespace Xen.Model.Formats.Tests.Tar;

public sealed class TarWriterTests
{
    [Fact]
    public async Task The_base_library_reads_what_is_written()
    {
        byte[] archive = await Archive(
            ("ova.xml", "<value/>"), ("Ref:4/00000000", new string('x', 1000)), ("empty", ""));
        using var reader = new BaseLibrary.TarReader(new MemoryStream(archive));
        var found = new List<(string, string)>();
        while (reader.GetNextEntry() is { } entry)
        {
            entry.Format.Should().Be(BaseLibrary.TarEntryFormat.Ustar);
            entry.Mode.Should().Be(UnixFileMode.UserRead);
            entry.ModificationTime.Should().Be(DateTimeOffset.UnixEpoch);
            found.Add((entry.Name, entry.DataStream is { } data ? new StreamReader(data).ReadToEnd() : ""));
        }
        found.Should().Equal(("ova.xml", "<value/>"), ("Ref:4/00000000", new string('x', 1000)), ("empty", ""));
    }

    [Fact]
    public async Task An_archive_ends_with_two_records_of_zeros_and_nothing_else()
    {
        byte[] archive = await Archive(("a", "b"));
        archive.Should().HaveCount(4 * TarHeader.RecordBytes);
        archive[(2 * TarHeader.RecordBytes)..].Should().AllBeEquivalentTo(0);
    }

    [Fact]
    public async Task Contents_may_come_in_parts_but_must_be_as_long_as_announced()
    {
        var target = new MemoryStream();
        var writer = new TarWriter(target);
        await writer.BeginAsync("a", 5, default);
        await writer.AppendAsync("abc"u8.ToArray(), default);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await writer.EndAsync(default));
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await writer.AppendAsync("xyz"u8.ToArray(), default));
        await writer.AppendAsync("de"u8.ToArray(), default);
        await writer.EndAsync(default);
        Encoding.ASCII.GetString(target.ToArray(), TarHeader.RecordBytes, 6).Should().Be("abcde\0");
    }

    [Theory]
    [InlineData("")]
    [InlineData("01234567890123456789012345678901234567890123456789"
        + "01234567890123456789012345678901234567890123456789+")]
    public void A_name_that_does_not_fit_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => TarHeader.Write(new byte[TarHeader.RecordBytes], name, 1));

    private static async Task<byte[]> Archive(params (string Name, string Contents)[] entries)
    {
        var target = new MemoryStream();
        var writer = new TarWriter(target);
        foreach ((string name, string contents) in entries)
        {
            await writer.WriteAsync(name, contents, default);
        }
        await writer.EndAsync(default);
        return target.ToArray();
    }
}
