using Xen.Model.Engine.LogFiles;
using Xen.Model.Ports;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.Tests.LogFiles;

public sealed class SegmentLogStorageTests : LogStorageContract, IDisposable
{
    private static readonly SegmentLogOptions Small = new() { SegmentSizeBytes = 4096 };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_open_is_refused_until_the_first_is_closed()
    {
        using (SegmentLogStorage.Open(_folder.Log, Small))
        {
            Action second = () => SegmentLogStorage.Open(_folder.Log, Small);
            second.Should().Throw<LogLockedException>().Which.Folder.Should().Be(_folder.Log);
        }

        using SegmentLogStorage third = SegmentLogStorage.Open(_folder.Log, Small);
        third.Head.Should().Be(EventId.None);
    }

    [Fact]
    public void A_refused_open_gives_up_the_lock()
    {
        SegmentLogStorage.Open(_folder.Log, Small).Dispose();
        string stray = Path.Combine(_folder.Log, "1.segment");
        File.WriteAllText(stray, "");
        Action act = () => SegmentLogStorage.Open(_folder.Log, Small);
        act.Should().Throw<LogDamagedException>().Which.File.Should().Be(stray);

        File.Delete(stray);

        SegmentLogStorage.Open(_folder.Log, Small).Dispose();
    }

    [Fact]
    public void A_new_segment_begins_when_the_size_would_be_passed()
    {
        using SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small);
        byte[] body = new byte[4096 - SegmentFormatSizes - 1];
        var first = new CommitBatch();
        first.Add(1, 1, body);
        log.Append(first);
        _folder.Segments().Should().HaveCount(1, "one byte is left");

        log.Append(Batches.Of(2, 1));

        _folder.Segments().Should().Equal(_folder.Segment(1), _folder.Segment(2));
        new FileInfo(_folder.Segment(1)).Length.Should().Be(4095, "a sealed segment gives up its room");
        new FileInfo(_folder.Segment(2)).Length.Should().Be(4096);
    }

    [Fact]
    public void A_batch_is_never_split_and_may_be_larger_than_a_segment()
    {
        using (SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small))
        {
            log.AppendOne();
            log.Append(Batches.Of(2, [.. Enumerable.Repeat(1, 300)]));
            log.AppendOne();
        }

        _folder.Segments().Should().Equal(_folder.Segment(1), _folder.Segment(2), _folder.Segment(302));
        using SegmentLogStorage reopened = SegmentLogStorage.Open(_folder.Log, Small);
        reopened.FirstIds().Should().HaveCount(302);
    }

    [Fact]
    public void Truncating_deletes_whole_segments_and_never_the_last()
    {
        using SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small);
        log.Append(Batches.Of(1, [.. Enumerable.Repeat(1, 200)]));
        log.Append(Batches.Of(201, [.. Enumerable.Repeat(1, 200)]));
        log.Append(Batches.Of(401, 1));

        log.Truncate(new EventId(399));
        log.Horizon.Should().Be(new EventId(200));
        _folder.Segments().Should().Equal(_folder.Segment(201), _folder.Segment(401));

        log.Truncate(new EventId(1000));
        log.Horizon.Should().Be(new EventId(400));
        log.FirstIds(400).Should().Equal(401);
    }

    [Fact]
    public void An_enumeration_that_comes_to_a_truncated_segment_is_refused()
    {
        using SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small);
        log.Append(Batches.Of(1, [.. Enumerable.Repeat(1, 200)]));
        log.Append(Batches.Of(201, 1));
        IEnumerable<StoredCommit> commits = log.Read(EventId.None);
        log.Truncate(new EventId(200));

        commits.Invoking(c => c.Count()).Should().Throw<InvalidOperationException>();

        log.FirstIds(200).Should().Equal(201);
    }

    [Fact]
    public void A_reader_in_the_middle_of_a_large_segment_finds_its_commit()
    {
        using SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log);
        for (int i = 0; i < 40; i++)
        {
            var batch = new CommitBatch();
            batch.Add((i * 3) + 1, 3, new byte[50_000]);
            log.Append(batch);
        }

        for (int after = 0; after < 120; after++)
        {
            log.Read(new EventId(after)).First().FirstId.Value.Should().Be((after / 3 * 3) + 1);
        }
    }

    [Fact]
    public void The_first_error_is_thrown_again_by_every_later_call()
    {
        using SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small);
        log.AppendOne();
        Directory.Delete(_folder.Log, recursive: true);
        CommitBatch large = Batches.Of(2, [.. Enumerable.Repeat(1, 200)]);
        IOException first = log.Invoking(l => l.Append(large)).Should().Throw<IOException>().Which;

        log.Invoking(l => l.AppendOne()).Should().Throw<IOException>().Which.Should().BeSameAs(first);
        log.Invoking(l => l.Flush()).Should().Throw<IOException>().Which.Should().BeSameAs(first);
        log.Invoking(l => l.Read(EventId.None)).Should().Throw<IOException>().Which.Should().BeSameAs(first);
        log.Invoking(l => l.Truncate(EventId.None)).Should().Throw<IOException>().Which.Should().BeSameAs(first);
    }

    [Fact]
    public void Nobody_but_the_owner_may_read_the_files()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }
        SegmentLogStorage.Open(_folder.Log, Small).Dispose();

        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.GetUnixFileMode(_folder.Log).Should().Be(Owner | UnixFileMode.UserExecute);
        File.GetUnixFileMode(_folder.Segment(1)).Should().Be(Owner);
        File.GetUnixFileMode(Path.Combine(_folder.Log, "lock")).Should().Be(Owner);
    }

    [Theory]
    [InlineData(SegmentLogOptions.MinSegmentSizeBytes - 1)]
    [InlineData(SegmentLogOptions.MaxSegmentSizeBytes + 1)]
    [InlineData(-1)]
    public void A_segment_size_out_of_range_is_refused(int size)
    {
        Action act = () => _ = new SegmentLogOptions { SegmentSizeBytes = size };

        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void A_log_without_a_flush_survives_the_end_of_the_process()
    {
        using (SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small))
        {
            log.Append(Batches.Of(1, [.. Enumerable.Repeat(1, 200)]));
            log.AppendOne();
            log.Durable.Should().Be(new EventId(200), "a segment is durable before the next one begins");
            CopyTo(_folder.Path + "/killed");
        }

        using SegmentLogStorage reopened = SegmentLogStorage.Open(_folder.Path + "/killed", Small);
        reopened.Head.Should().Be(new EventId(201));
        reopened.Durable.Should().Be(new EventId(201));
        reopened.TailRepair.Should().BeNull();
    }

    [Fact]
    public void The_chain_goes_on_over_segments_and_openings()
    {
        var values = new HashSet<string>();
        Guid identity;
        using (SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small))
        {
            identity = log.Identity;
            for (int batch = 0; batch < 3; batch++)
            {
                log.Append(Batches.Of(log.Head.Value + 1, [.. Enumerable.Repeat(1, 200)]));
                values.Add(Convert.ToHexString(log.ChainValue.Span)).Should().BeTrue();
            }
        }

        using SegmentLogStorage reopened = SegmentLogStorage.Open(_folder.Log, Small);
        reopened.Identity.Should().Be(identity);
        values.Add(Convert.ToHexString(reopened.ChainValue.Span)).Should().BeTrue();
    }

    [Fact]
    public void Notes_alone_never_begin_a_segment()
    {
        using (SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small))
        {
            var notes = new CommitBatch();
            for (int note = 0; note < 100; note++)
            {
                notes.AddNote(1, new byte[100]);
            }
            log.Append(notes);
            log.Append(notes);
            log.AppendOne();
            log.AppendOne();
        }

        _folder.Segments().Should().Equal(_folder.Segment(1), _folder.Segment(2));
        using SegmentLogStorage reopened = SegmentLogStorage.Open(_folder.Log, Small);
        reopened.FirstIds().Should().Equal(1, 2);
    }

    /// <summary>The bytes of a segment with one commit that are not its body.</summary>
    private const int SegmentFormatSizes = Frames.Header + Frames.FrameHeader + Frames.Mark;

    protected override ILogStorage Create() => SegmentLogStorage.Open(_folder.Log, Small);

    protected override ILogStorage Reopen(ILogStorage log)
    {
        log.Dispose();
        return SegmentLogStorage.Open(_folder.Log, Small);
    }

    private void CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string file in _folder.Segments())
        {
            File.WriteAllBytes(Path.Combine(folder, Path.GetFileName(file)), File.ReadAllBytes(file));
        }
    }
}
