using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Xen.Model.Formats.Tar;
using BaseLibrary = System.Formats.Tar;

namespace Xen.Model.Formats.Tests.Tar;

public sealed class TarReaderTests
{
    private const int Record = TarHeader.RecordBytes;

    private static readonly string s_long = string.Concat(Enumerable.Repeat("folder-of-some-length/", 12)) + "file";

    [Theory]
    [InlineData(BaseLibrary.TarEntryFormat.V7)]
    [InlineData(BaseLibrary.TarEntryFormat.Ustar)]
    [InlineData(BaseLibrary.TarEntryFormat.Gnu)]
    [InlineData(BaseLibrary.TarEntryFormat.Pax)]
    public async Task Archives_of_every_format_are_read(BaseLibrary.TarEntryFormat format)
    {
        bool isLong = format is BaseLibrary.TarEntryFormat.Gnu or BaseLibrary.TarEntryFormat.Pax;
        string name = isLong ? s_long : "folder/file";
        byte[] archive = Written(format, (name, "contents"), ("next", ""));
        (await All(archive)).Should().Equal((name, "contents"), ("next", ""));
    }

    [Fact]
    public async Task A_name_may_be_split_in_two_by_the_writer()
    {
        string name = string.Concat(Enumerable.Repeat("abcdefgh/", 15)) + "leaf";
        (await All(Written(BaseLibrary.TarEntryFormat.Ustar, (name, "x")))).Should().Equal((name, "x"));
    }

    [Fact]
    public void What_was_written_is_read_however_it_arrives() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100).WithQuietOnSuccess(true),
        Prop.ForAll<byte[][], PositiveInt>((contents, most) =>
        {
            byte[] archive = Plain([.. contents.Select((bytes, at) => ($"disk/{at:D8}", Latin(bytes)))]).Result;
            return All(archive, most.Get).Result
                .SequenceEqual(contents.Select((bytes, at) => ($"disk/{at:D8}", Latin(bytes))));
        }));

    [Fact]
    public async Task Contents_nobody_reads_are_passed_over()
    {
        byte[] archive = await Plain(("a", new string('a', 100_000)), ("b", "b"));
        var reader = new TarReader(new DribblingStream(archive, 777));
        await reader.NextAsync(default);
        (await reader.NextAsync(default))!.Value.Name.Should().Be("b");
        (await reader.NextAsync(default)).Should().BeNull();
        reader.IsAtEnd.Should().BeTrue();
    }

    [Fact]
    public async Task Nothing_is_asked_for_behind_the_end_mark()
    {
        byte[] archive = await Plain(("a", "a"));
        var source = new DribblingStream([.. archive, .. new byte[1000]], Record);
        var reader = new TarReader(source);
        while (await reader.NextAsync(default) is not null)
        {
        }
        source.Taken.Should().Be(archive.Length);
    }

    [Fact]
    public async Task An_archive_that_is_cut_anywhere_is_not_taken_for_whole()
    {
        byte[] archive = await Plain(("a", new string('x', 700)), ("b", ""));
        for (int length = 0; length < archive.Length; length += 100)
        {
            await Assert.ThrowsAsync<EndOfStreamException>(() => All(archive[..length]));
        }
    }

    [Fact]
    public async Task A_flipped_bit_in_a_header_is_noticed()
    {
        byte[] archive = await Plain(("a", "a"));
        for (int at = 0; at < 345; at += 7)
        {
            byte[] damaged = [.. archive];
            damaged[at] ^= 4;
            await Assert.ThrowsAnyAsync<IOException>(() => All(damaged));
        }
    }

    [Fact]
    public async Task One_record_of_zeros_within_an_archive_is_damage()
    {
        byte[] archive = await Plain(("a", "a"));
        byte[] damaged = [.. archive[..(2 * Record)], .. new byte[Record], .. archive];
        await Assert.ThrowsAsync<TarException>(() => All(damaged));
    }

    [Fact]
    public async Task A_long_name_has_a_limit()
    {
        byte[] archive = Written(BaseLibrary.TarEntryFormat.Gnu, (s_long, "x"));
        await Assert.ThrowsAsync<TarException>(() => All(archive, limits: new TarLimits { ExtensionBytesMax = 100 }));
        await Assert.ThrowsAsync<TarException>(() => All(
            Written(BaseLibrary.TarEntryFormat.Pax, (s_long, "x")), limits: new TarLimits { ExtensionBytesMax = 100 }));
    }

    [Fact]
    public async Task The_number_of_entries_has_a_limit()
    {
        byte[] archive = await Plain(("a", ""), ("b", ""), ("c", ""));
        (await All(archive, limits: new TarLimits { EntriesMax = 3 })).Should().HaveCount(3);
        await Assert.ThrowsAsync<TarException>(() => All(archive, limits: new TarLimits { EntriesMax = 2 }));
    }

    [Fact]
    public async Task Sizes_beyond_8_GiB_are_understood_and_absurd_ones_refused()
    {
        byte[] header = new byte[Record];
        TarHeader.Write(header, "a", 0);
        header.AsSpan(124, 12).Clear();
        header[124] = 0x80;
        header[131] = 1;
        (await First(Signed(header))).Size.Should().Be(1L << 32);
        header[128] = 0x7F;
        await Assert.ThrowsAsync<TarException>(() => First(Signed(header)));
    }

    [Fact]
    public async Task Any_bytes_are_read_or_refused()
    {
        var random = new Random(5);
        byte[] archive = Written(BaseLibrary.TarEntryFormat.Pax, (s_long, "abc"), ("x", new string('y', 600)));
        for (int round = 0; round < 3000; round++)
        {
            byte[] damaged = [.. archive];
            for (int flips = random.Next(1, 6); flips > 0; flips--)
            {
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }
            Exception? failure = await Failure(() => All(damaged[..random.Next(damaged.Length + 1)]));
            (failure is null or TarException or EndOfStreamException).Should().BeTrue("{0}", failure);
        }
    }

    private static async Task<Exception?> Failure(Func<Task> action) => await Xunit.Record.ExceptionAsync(action);

    private static string Latin(byte[] bytes) => Encoding.Latin1.GetString(bytes);

    private static byte[] Signed(byte[] header)
    {
        header.AsSpan(148, 8).Fill((byte)' ');
        Encoding.ASCII.GetBytes(Convert.ToString(header.Sum(item => item), 8).PadLeft(6, '0') + "\0 ")
            .CopyTo(header.AsSpan(148));
        return header;
    }

    private static async Task<TarEntry> First(byte[] archive) =>
        (await new TarReader(new MemoryStream(archive)).NextAsync(default))!.Value;

    private static byte[] Written(BaseLibrary.TarEntryFormat format, params (string Name, string Contents)[] entries)
    {
        var target = new MemoryStream();
        using (var writer = new BaseLibrary.TarWriter(target, format, leaveOpen: true))
        {
            foreach ((string name, string contents) in entries)
            {
                BaseLibrary.TarEntryType type = format is BaseLibrary.TarEntryFormat.V7
                    ? BaseLibrary.TarEntryType.V7RegularFile
                    : BaseLibrary.TarEntryType.RegularFile;
                BaseLibrary.TarEntry entry = format switch
                {
                    BaseLibrary.TarEntryFormat.V7 => new BaseLibrary.V7TarEntry(type, name),
                    BaseLibrary.TarEntryFormat.Ustar => new BaseLibrary.UstarTarEntry(type, name),
                    BaseLibrary.TarEntryFormat.Gnu => new BaseLibrary.GnuTarEntry(type, name),
                    _ => new BaseLibrary.PaxTarEntry(type, name),
                };
                entry.DataStream = new MemoryStream(Encoding.Latin1.GetBytes(contents));
                writer.WriteEntry(entry);
            }
        }
        return target.ToArray();
    }

    private static async Task<byte[]> Plain(params (string Name, string Contents)[] entries)
    {
        var target = new MemoryStream();
        var writer = new TarWriter(target);
        foreach ((string name, string contents) in entries)
        {
            await writer.WriteAsync(name, Encoding.Latin1.GetBytes(contents), default);
        }
        await writer.EndAsync(default);
        return target.ToArray();
    }

    private static async Task<List<(string Name, string Contents)>> All(
        byte[] archive, int most = int.MaxValue, TarLimits? limits = null)
    {
        var reader = new TarReader(new DribblingStream(archive, most), limits);
        var found = new List<(string, string)>();
        while (await reader.NextAsync(default) is { } entry)
        {
            var contents = new MemoryStream();
            byte[] buffer = new byte[333];
            while (await reader.ReadAsync(buffer, default) is > 0 and int count)
            {
                contents.Write(buffer, 0, count);
            }
            found.Add((entry.Name, Latin(contents.ToArray())));
        }
        return found;
    }
}
