using Xen.Model.Engine.LogFiles;
using Xen.Model.Primitives;

namespace Xen.Model.Engine.Tests.LogFiles;

/// <summary>What a crash or a bad disk leaves behind, and what opening makes of it.</summary>
public sealed class SegmentRecoveryTests : IDisposable
{
    private const int Header = 32;
    private static readonly SegmentLogOptions Small = new() { SegmentSizeBytes = 4096 };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_torn_tail_is_dropped_on_open_wherever_the_file_was_cut()
    {
        byte[] intact = Write(1, 2, 1);
        int[] ends = Ends(1, 2, 1);

        for (int length = 0; length <= ends[^1]; length++)
        {
            int whole = ends.Count(end => end <= length);
            CheckDropped(intact.AsSpan(0, length), whole, $"the file was cut to {length} bytes");
        }
    }

    [Fact]
    public void A_torn_tail_is_dropped_on_open_wherever_the_zeros_of_the_unwritten_file_begin()
    {
        byte[] intact = Write(1, 2, 1);
        int[] ends = Ends(1, 2, 1);

        for (int length = Header; length <= ends[^1]; length++)
        {
            byte[] torn = [.. intact];
            torn.AsSpan(length).Clear();
            // A frame whose last bytes are zeros is whole even when they were never written.
            int whole = ends.Count(end => torn.AsSpan(0, end).SequenceEqual(intact.AsSpan(0, end)));
            CheckDropped(torn, whole, $"there are zeros from byte {length} on");
        }
    }

    [Fact]
    public void A_last_commit_with_any_byte_flipped_is_dropped()
    {
        byte[] intact = Write(1, 2, 1);
        int[] ends = Ends(1, 2, 1);

        for (int at = ends[1]; at < ends[2]; at++)
        {
            byte[] damaged = [.. intact];
            damaged[at] ^= 0xff;
            CheckDropped(damaged, 2, $"byte {at} was flipped");
        }
    }

    [Fact]
    public void An_earlier_commit_with_any_byte_flipped_is_refused_and_nothing_is_changed()
    {
        byte[] intact = Write(1, 2, 1);
        int[] ends = Ends(1, 2, 1);

        for (int at = Header; at < ends[1]; at++)
        {
            byte[] damaged = [.. intact];
            damaged[at] ^= 0xff;
            File.WriteAllBytes(_folder.Segment(1), damaged);

            LogDamagedException refusal = Refusal();

            bool first = at < ends[0];
            refusal.File.Should().Be(_folder.Segment(1));
            refusal.Offset.Should().Be(first ? Header : ends[0]);
            refusal.Id.Should().Be(new EventId(first ? 1 : 2));
            File.ReadAllBytes(_folder.Segment(1)).Should().Equal(damaged);
        }
    }

    [Fact]
    public void A_commit_lost_to_zeros_in_front_of_an_intact_one_is_refused()
    {
        byte[] file = Write(1, 2, 1);
        int[] ends = Ends(1, 2, 1);
        file.AsSpan(ends[0], ends[1] - ends[0]).Clear();
        File.WriteAllBytes(_folder.Segment(1), file);

        Refusal().Id.Should().Be(new EventId(2));
    }

    [Fact]
    public void A_power_cut_that_kept_a_later_page_of_an_unflushed_batch_only_drops_the_batch()
    {
        using (SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small))
        {
            log.AppendOne();
            log.Flush();
            log.Append(Batches.Of(2, 1, 1, 1));
        }
        byte[] file = File.ReadAllBytes(_folder.Segment(1));
        int[] ends = Ends(1, 1, 1, 1);
        file.AsSpan(ends[0], ends[1] - ends[0]).Clear();

        CheckDropped(file, 1, "the first commit of the batch never reached the disk");
    }

    [Fact]
    public void A_commit_with_an_id_that_does_not_follow_is_refused()
    {
        byte[] file = Write(1, 2, 1);
        int[] ends = Ends(1, 2, 1);
        file.AsSpan(ends[1], ends[2] - ends[1]).CopyTo(file.AsSpan(ends[0]));
        File.WriteAllBytes(_folder.Segment(1), file);

        Refusal().Offset.Should().Be(ends[0]);
    }

    [Fact]
    public void A_segment_header_with_any_byte_flipped_is_refused()
    {
        byte[] intact = Write(1);
        for (int at = 0; at < Header; at++)
        {
            byte[] damaged = [.. intact];
            damaged[at] ^= 0xff;
            File.WriteAllBytes(_folder.Segment(1), damaged);

            Refusal().Offset.Should().Be(0);
        }
    }

    [Fact]
    public void A_lost_segment_header_in_front_of_an_intact_commit_is_refused()
    {
        byte[] file = Write(1);
        file.AsSpan(0, Header).Clear();
        File.WriteAllBytes(_folder.Segment(1), file);

        Refusal().File.Should().Be(_folder.Segment(1));
    }

    [Fact]
    public void A_renamed_segment_is_refused()
    {
        Write(1);
        File.Move(_folder.Segment(1), _folder.Segment(2));

        Refusal().File.Should().Be(_folder.Segment(2));
    }

    [Fact]
    public void A_damaged_last_commit_of_a_sealed_segment_is_refused()
    {
        WriteThreeSegments();
        byte[] sealedFile = File.ReadAllBytes(_folder.Segment(201));
        sealedFile[^1] ^= 1;
        File.WriteAllBytes(_folder.Segment(201), sealedFile);

        LogDamagedException refusal = Refusal();

        refusal.File.Should().Be(_folder.Segment(201));
        refusal.Id.Should().Be(new EventId(400));
    }

    [Fact]
    public void A_sealed_segment_that_was_cut_is_refused_even_between_two_commits()
    {
        WriteThreeSegments();
        byte[] sealedFile = File.ReadAllBytes(_folder.Segment(201));
        int last = 24 + Batches.Body(400).Length;
        File.WriteAllBytes(_folder.Segment(201), sealedFile[..^last]);

        Refusal().Id.Should().Be(new EventId(400));
    }

    [Fact]
    public void A_segment_missing_in_the_middle_is_refused()
    {
        WriteThreeSegments();
        File.Delete(_folder.Segment(201));

        Refusal().Id.Should().Be(new EventId(201));
    }

    [Fact]
    public void A_segment_whose_creation_was_cut_short_is_created_again()
    {
        WriteThreeSegments();
        foreach (int length in new[] { 0, 1, Header - 1, Header, 4096 })
        {
            File.WriteAllBytes(_folder.Segment(401), new byte[length]);

            using SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small);

            log.Head.Should().Be(new EventId(400));
            log.TailWasRepaired.Should().BeTrue();
        }
        using SegmentLogStorage last = SegmentLogStorage.Open(_folder.Log, Small);
        last.TailWasRepaired.Should().BeFalse();
        last.AppendOne();
        last.FirstIds(400).Should().Equal(401);
    }

    [Fact]
    public void A_commit_damaged_while_the_log_is_open_is_refused_when_it_is_read()
    {
        byte[] file = Write(1, 2, 1);
        using SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small);
        using (FileStream stream = new(_folder.Segment(1), FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            stream.Position = Ends(1, 2, 1)[0] + 24;
            stream.WriteByte((byte)(file[stream.Position] ^ 1));
        }

        log.Invoking(l => l.FirstIds()).Should().Throw<LogDamagedException>().Which.Id.Should().Be(new EventId(2));
        log.Invoking(l => l.AppendOne()).Should().Throw<LogDamagedException>();
    }

    [Fact]
    public void A_later_commit_is_found_behind_more_zeros_than_one_look_takes_in()
    {
        Directory.CreateDirectory(_folder.Log);
        byte[] small = Write(1, 2, 1);
        int[] ends = Ends(1, 2, 1);
        byte[] large = new byte[600_001 + ends[2] - ends[1]];
        small.AsSpan(0, ends[0]).CopyTo(large);
        small.AsSpan(ends[1], ends[2] - ends[1]).CopyTo(large.AsSpan(600_001));
        File.WriteAllBytes(_folder.Segment(1), large);

        Refusal().Message.Should().Contain("offset 600001");
    }

    /// <summary>Opens a damaged copy, expects the first commits only, and that the log can go on.</summary>
    private void CheckDropped(ReadOnlySpan<byte> content, int wholeCommits, string because)
    {
        File.WriteAllBytes(_folder.Segment(1), content);
        long[] expected = [.. new long[] { 1, 2, 4 }.Take(wholeCommits)];
        using (SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small))
        {
            log.FirstIds().Should().Equal(expected, because);
            log.AppendOne();
        }
        using SegmentLogStorage again = SegmentLogStorage.Open(_folder.Log, Small);
        again.TailWasRepaired.Should().BeFalse(because);
        again.FirstIds().Should().HaveCount(wholeCommits + 1, because);
    }

    private LogDamagedException Refusal()
    {
        Action act = () => SegmentLogStorage.Open(_folder.Log, Small).Dispose();
        return act.Should().Throw<LogDamagedException>().Which;
    }

    /// <summary>Writes one commit per count and gives the file's bytes.</summary>
    private byte[] Write(params int[] eventCounts)
    {
        using (SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small))
        {
            foreach (int count in eventCounts)
            {
                log.AppendOne(count);
                log.Flush();
            }
        }
        return File.ReadAllBytes(_folder.Segment(1));
    }

    private void WriteThreeSegments()
    {
        using SegmentLogStorage log = SegmentLogStorage.Open(_folder.Log, Small);
        log.Append(Batches.Of(1, [.. Enumerable.Repeat(1, 200)]));
        log.Append(Batches.Of(201, [.. Enumerable.Repeat(1, 200)]));
        log.Append(Batches.Of(401, 1));
    }

    /// <summary>Offsets behind the commits that <see cref="Write"/> writes.</summary>
    private static int[] Ends(params int[] eventCounts)
    {
        var ends = new List<int>();
        int end = Header;
        long id = 1;
        foreach (int count in eventCounts)
        {
            end += 24 + Batches.Body(id).Length;
            ends.Add(end);
            id += count;
        }
        return [.. ends];
    }
}
